import { type AppError, badRequest } from '@foremast/kernel/error';

export interface CheckedUser {
  readonly username: string;
  readonly email: string;
  readonly nickname: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly position: string;
  readonly locale: string;
  readonly roles: string;
  readonly timezone: Readonly<Record<string, string>> | null;
  readonly remote_id?: string | null;
}

const RESERVED: ReadonlySet<string> = new Set(['all', 'channel', 'matterbot', 'system']);
const USERNAME = /^[a-z0-9._-]+$/;
const REMOTE_USERNAME = /^[a-z0-9._:-]+$/;
const runes = (text: string): number => [...text].length;
const bytes = (text: string): number => Buffer.byteLength(text);

export const isUsername = (name: string, remote = false): boolean =>
  name.length > 0 && bytes(name) <= 64 && (remote ? REMOTE_USERNAME : USERNAME).test(name) && !RESERVED.has(name);

/** One plain address in lower case, without a display name; at most 128 bytes. */
export const isEmail = (email: string): boolean =>
  bytes(email) <= 128 &&
  email === email.toLowerCase() &&
  /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+$/.test(email) &&
  !/^\.|\.@|\.\.|@\.|\.$/.test(email);

const isLocale = (locale: string): boolean => locale === '' || (bytes(locale) <= 5 && /^[A-Za-z]{2,3}(-[A-Za-z]{2})?$/.test(locale));

/** The first rule that an account's fields break, in the order in which the contract tells them. */
export function userError(u: CheckedUser): AppError | undefined {
  const remote = Boolean(u.remote_id);
  const rules: readonly (readonly [string, boolean])[] = [
    ['username', isUsername(u.username, remote)],
    ['email', isEmail(u.email)],
    ['nickname', runes(u.nickname) <= 64],
    ['position', runes(u.position) <= 128],
    ['first_name', runes(u.first_name) <= 64],
    ['last_name', runes(u.last_name) <= 64],
    ['locale', isLocale(u.locale)],
    ['timezone_limit', runes(JSON.stringify(u.timezone ?? {})) <= 256],
    ['roles_limit', bytes(u.roles) <= 256],
  ];
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.user.is_valid.${broken[0]}.app_error`);
}

/** Is the address in one of the domains of a comma or space separated list? An empty list allows all. */
export function domainAllowed(email: string, list: string): boolean {
  const domains = list
    .toLowerCase()
    .split(/[\s,@]+/)
    .filter(Boolean);
  return domains.length === 0 || domains.some((d) => email.toLowerCase().endsWith(`@${d}`));
}
