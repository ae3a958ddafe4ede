import { type AppError, badRequest } from '@foremast/kernel/error';
import type { TeamRow } from '@foremast/store/queries/teams';

/** No team's name may begin with one of these: they are the first part of addresses of our own. */
export const RESERVED = [
  'admin',
  'api',
  'channel',
  'claim',
  'error',
  'files',
  'help',
  'landing',
  'login',
  'mfa',
  'oauth',
  'plug',
  'plugins',
  'post',
  'signup',
  'boards',
  'playbooks',
] as const;

const NAME = /^[a-z0-9]+([a-z\-0-9]+|(__)?)[a-z0-9]+$/;
const bytes = (text: string): number => Buffer.byteLength(text);
const runes = (text: string): number => [...text].length;

export const isReserved = (name: string): boolean => RESERVED.some((word) => name.startsWith(word));
export const isTeamName = (name: string): boolean => bytes(name) >= 2 && bytes(name) <= 64 && NAME.test(name);

/** The first rule that a team's fields break. */
export function teamError(team: TeamRow): AppError | undefined {
  const { email, display_name, name, description, invite_id, type, company_name, allowed_domains } = team;
  const rules: readonly (readonly [string, boolean])[] = [
    ['email', bytes(email) <= 128],
    ['name', runes(display_name) >= 1 && runes(display_name) <= 64],
    ['url', bytes(name) <= 64],
    ['description', bytes(description) <= 255],
    ['invite_id', invite_id.length > 0],
    ['reserved', !isReserved(name)],
    ['characters', isTeamName(name)],
    ['type', type === 'O' || type === 'I'],
    ['company', bytes(company_name) <= 64],
    ['domains', bytes(allowed_domains) <= 500],
  ];
  const broken = rules.find(([, holds]) => !holds);
  return broken && badRequest(`model.team.is_valid.${broken[0]}.app_error`);
}
