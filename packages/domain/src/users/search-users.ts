import type { Ctx } from '@foremast/kernel/context';
import { invalidBody } from '@foremast/kernel/error';
import { searchUsers as find, type UserFilter, type UserSearch } from '@foremast/store/queries/user-lists';
import type { User } from '@foremast/wire/models/user';
import { dropKeptOut } from '../access-control/drop-kept-out.ts';
import { readChannel } from '../permissions/channel.ts';
import { requireReadGroup } from '../permissions/group.ts';
import { hasSystem } from '../permissions/system.ts';
import { inTeam } from '../permissions/team.ts';
import { presentUsers } from './present-users.ts';
import { roleFilter } from './role-filter.ts';
import { circleOf } from './visibility.ts';

const DEFAULT_LIMIT = 100;
export const SEARCH_LIMIT = 1000;

/** The words of a term; `@` before a name and wildcards mean nothing. */
export function termWords(term: string): string[] {
  return term
    .replaceAll('*', '')
    .split(/\s+/)
    .map((word) => word.replace(/^@/, ''))
    .filter(Boolean);
}

/** Which fields the caller may search in: what is hidden cannot be guessed letter by letter. */
export async function searchableFields(ctx: Ctx): Promise<Pick<UserSearch, 'names' | 'emails'>> {
  const { ShowFullName, ShowEmailAddress } = ctx.config.PrivacySettings;
  const isAdmin = await hasSystem(ctx, 'manage_system');
  return { names: ShowFullName || isAdmin, emails: ShowEmailAddress || isAdmin };
}

/** The body of a search, as it is on the wire. */
export interface UserSearchForm {
  readonly term: string;
  readonly team_id: string;
  readonly not_in_team_id: string;
  readonly in_channel_id: string;
  readonly not_in_channel_id: string;
  readonly in_group_id: string;
  readonly not_in_group_id: string;
  readonly group_constrained: boolean;
  readonly allow_inactive: boolean;
  readonly without_team: boolean;
  readonly limit: number;
  readonly role: string;
  readonly roles: string[];
  readonly team_roles: string[];
  readonly channel_roles: string[];
}

async function requirePlaces(ctx: Ctx, f: UserSearchForm): Promise<void> {
  for (const channel of [f.in_channel_id, f.not_in_channel_id]) if (channel) await ctx.require(readChannel(channel));
  for (const team of [f.team_id, f.not_in_team_id]) if (team) await ctx.require(inTeam(team));
  for (const group of [f.in_group_id, f.not_in_group_id]) if (group) await requireReadGroup(ctx, group);
}

/** Later places are looked at only when the earlier ones are empty, but for those that belong together. */
function placesOf(f: UserSearchForm): UserFilter {
  if (f.without_team) return { withoutTeam: true };
  if (f.in_channel_id) return { inChannel: f.in_channel_id };
  if (f.not_in_channel_id)
    return { inTeam: f.team_id, notInChannel: f.not_in_channel_id, ...(f.group_constrained ? { boundToChannel: f.not_in_channel_id } : {}) };
  if (f.not_in_team_id) return { notInTeam: f.not_in_team_id, ...(f.group_constrained ? { boundToTeam: f.not_in_team_id } : {}) };
  if (f.in_group_id) return { inGroup: f.in_group_id };
  if (f.not_in_group_id) return { notInGroup: f.not_in_group_id };
  return f.team_id ? { inTeam: f.team_id } : {};
}

/** People whose names match, as far as the caller may see them. */
export async function searchUsers(ctx: Ctx, f: UserSearchForm): Promise<User[]> {
  if (f.term === '') throw invalidBody('term');
  if (f.team_id === '' && f.not_in_channel_id !== '') throw invalidBody('team_id');
  await requirePlaces(ctx, f);
  if (f.limit < 0 || f.limit > SEARCH_LIMIT) throw invalidBody('limit');
  const roles = await roleFilter(ctx.db, f);
  const filter: UserFilter = { ...placesOf(f), roles, circle: await circleOf(ctx), ...(f.allow_inactive ? {} : { active: true }) };
  const rows = await find(ctx.db, filter, { words: termWords(f.term), limit: f.limit || DEFAULT_LIMIT, ...(await searchableFields(ctx)) });
  return presentUsers(ctx, f.not_in_channel_id ? await dropKeptOut(ctx, f.not_in_channel_id, rows) : rows);
}
