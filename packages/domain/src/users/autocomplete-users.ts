import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidUrl } from '@foremast/kernel/error';
import { searchUsers, type UserFilter } from '@foremast/store/queries/user-lists';
import type { UserAutocomplete } from '@foremast/wire/models/user-autocomplete';
import { readChannel } from '../permissions/channel.ts';
import { inTeam } from '../permissions/team.ts';
import { presentUsers } from './present-users.ts';
import { SEARCH_LIMIT, searchableFields, termWords } from './search-users.ts';
import { circleOf } from './visibility.ts';

export interface AutocompleteQuery {
  readonly in_team: string;
  readonly in_channel: string;
  readonly name: string;
  /** As sent: what is no number finds nothing. */
  readonly limit: string;
}

const DEFAULT_LIMIT = 100;

function limitOf(text: string): number {
  if (text === '') return DEFAULT_LIMIT;
  const limit = /^[+-]?\d+$/.test(text) ? Number(text) : 0;
  if (limit < 0) throw invalidUrl('limit');
  return Math.min(limit, SEARCH_LIMIT);
}

/** Active people whose names match; with a channel, those in it and those of its team that are not. */
export async function autocompleteUsers(ctx: Ctx, q: AutocompleteQuery): Promise<UserAutocomplete> {
  if (q.in_channel) await ctx.require(readChannel(q.in_channel));
  if (q.in_team) await ctx.require(inTeam(q.in_team));
  if (q.in_channel && !q.in_team) throw badRequest('api.user.autocomplete_users.missing_team_id.app_error');
  const { names } = await searchableFields(ctx);
  const search = { words: termWords(q.name), names, emails: false, limit: limitOf(q.limit) };
  const common: UserFilter = { active: true, circle: await circleOf(ctx) };
  if (!q.in_channel) {
    const found = await searchUsers(ctx.db, { ...common, ...(q.in_team ? { inTeam: q.in_team } : {}) }, search);
    return { users: await presentUsers(ctx, found) };
  }
  const inside = await searchUsers(ctx.db, { ...common, inChannel: q.in_channel }, search);
  const outside = await searchUsers(ctx.db, { ...common, inTeam: q.in_team, notInChannel: q.in_channel }, search);
  return { users: await presentUsers(ctx, inside), ...(outside.length > 0 ? { out_of_channel: await presentUsers(ctx, outside) } : {}) };
}
