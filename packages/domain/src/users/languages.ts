/** The languages that clients speak. */
const LANGUAGES: ReadonlySet<string> = new Set([
  'bg',
  'de',
  'en',
  'en-AU',
  'es',
  'fa',
  'fr',
  'hr',
  'hu',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'pt-BR',
  'ro',
  'ru',
  'sv',
  'tr',
  'uk',
  'vi',
  'zh-CN',
  'zh-TW',
]);

export const isSpoken = (locale: string): boolean => LANGUAGES.has(locale);
