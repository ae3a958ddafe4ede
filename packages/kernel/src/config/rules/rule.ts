import type { Settings } from '../settings.ts';

/** Why settings cannot be used: an error id of the contract, and what its words mention. */
export interface Violation {
  readonly id: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** One rule: whether the settings break it, and what is said then. `name` is the id without its `model.config.is_valid.` and `.app_error`. */
export interface Rule {
  readonly id: string;
  readonly broken: (settings: Settings, now: number) => boolean;
  readonly params?: (settings: Settings) => Readonly<Record<string, unknown>>;
}

type Test = (settings: Settings, now: number) => boolean;

export const rule = (name: string, broken: Test, params?: Rule['params']): Rule => ({
  id: `model.config.is_valid.${name}.app_error`,
  broken,
  ...(params && { params }),
});
/** The few ids without the usual ending. */
export const bareRule = (name: string, broken: Test): Rule => ({ id: `model.config.is_valid.${name}`, broken });

/** The rules hold only while `on` does. */
export const when = (on: (settings: Settings) => boolean, ...rules: Rule[]): Rule[] =>
  rules.map((r) => ({ ...r, broken: (settings, now) => on(settings) && r.broken(settings, now) }));

export const isWebUrl = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
export const isTimeOfDay = (text: string): boolean => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text);
export const oneOf =
  (...words: string[]) =>
  (value: string): boolean =>
    words.includes(value);
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
export const isBlank = (text: string): boolean => text.trim() === '';
/** A name and a mail domain, as far as a setting needs to be checked. */
export const isMailAddress = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text);
export const isTransportSecurity = oneOf('', 'TLS', 'STARTTLS');
