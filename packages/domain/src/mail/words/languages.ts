import { de } from './de.ts';
import { en } from './en.ts';

/** All sentences of one language. */
export type Language = typeof en;
type Partly<T> = { readonly [K in keyof T]?: Partial<T[K]> };
/** Some of them; the others are said in English. */
export type Translation = Partly<Language>;

const translations: Readonly<Record<string, Translation>> = { de };

function complete(translation: Translation): Language {
  const chapters = Object.entries(en).map(([name, chapter]) => [name, { ...chapter, ...translation[name as keyof Language] }]);
  return Object.fromEntries(chapters) as Language;
}

const known = new Map<string, Language>([['en', en]]);

/** The sentences for a locale: its own, those of its language, or English. */
export function language(locale: string): Language {
  const name = [locale, locale.split('-')[0] ?? ''].find((each) => each === 'en' || translations[each]) ?? 'en';
  const made = known.get(name) ?? complete(translations[name] ?? {});
  known.set(name, made);
  return made;
}
