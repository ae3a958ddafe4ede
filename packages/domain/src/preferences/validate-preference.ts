import { type AppError, badRequest } from '@foremast/kernel/error';
import type { Preference } from '@foremast/wire/models/preference';

const NAME_MAX = 32;
const VALUE_MAX = 20_000;
const DIRECT_CHANNELS_MAX = 40;

/** The first rule that a preference breaks. */
export function preferenceError({ category, name, value }: Preference): AppError | undefined {
  const broken = (what: string) => badRequest(`model.preference.is_valid.${what}.app_error`);
  if (category.length < 1 || category.length > NAME_MAX) return broken('category');
  if (name.length > NAME_MAX) return broken('name');
  if ([...value].length > VALUE_MAX) return broken('value');
  if (category !== 'sidebar_settings' || name !== 'limit_visible_dms_gms') return undefined;
  const limit = /^[+-]?\d+$/.test(value) ? Number(value) : 0;
  return limit >= 1 && limit <= DIRECT_CHANNELS_MAX ? undefined : broken('limit_visible_dms_gms');
}

const NOT_A_COLOUR: ReadonlySet<string> = new Set(['image', 'type', 'codeTheme']);
const COLOUR = /^#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?$/;

/** A theme with what is no colour made white: clients put the values into style sheets. What is no theme stays as it is. */
export function safeTheme(value: string): string {
  let theme: unknown;
  try {
    theme = JSON.parse(value);
  } catch {
    return value;
  }
  if (typeof theme !== 'object' || theme === null || Array.isArray(theme)) return value;
  const entries = Object.entries(theme);
  if (entries.some(([, colour]) => typeof colour !== 'string')) return value;
  return JSON.stringify(
    Object.fromEntries(entries.map(([key, colour]) => [key, NOT_A_COLOUR.has(key) || COLOUR.test(colour as string) ? colour : '#ffffff'])),
  );
}
