import type { Ctx } from '@foremast/kernel/context';
import { invalidUrl } from '@foremast/kernel/error';
import { findPreference } from '@foremast/store/queries/preferences';
import { type NameFormat, listUsers as readUsers, type UserFilter, type UserOrder, usersChangedAt } from '@foremast/store/queries/user-lists';
import type { UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { rulesOfChannel } from '../access-control/channel-rules.ts';
import { rulesApply } from '../access-control/feature.ts';
import { listWhoFit } from '../access-control/people-who-fit.ts';
import { readChannel } from '../permissions/channel.ts';
import { requireReadGroup } from '../permissions/group.ts';
import { onSystem } from '../permissions/system.ts';
import { inTeam } from '../permissions/team.ts';
import { presentUsers } from './present-users.ts';
import { roleFilter, roleNames } from './role-filter.ts';
import { circleOf } from './visibility.ts';

/** The query of the list of people, as it is on the wire. */
export interface UserListQuery {
  readonly in_team: string;
  readonly not_in_team: string;
  readonly in_channel: string;
  readonly not_in_channel: string;
  readonly in_group: string;
  readonly not_in_group: string;
  readonly without_team: string;
  readonly group_constrained: string;
  readonly active: string;
  readonly inactive: string;
  readonly role: string;
  readonly roles: string;
  readonly team_roles: string;
  readonly channel_roles: string;
  readonly sort: string;
  /** Lists of those who may come to a channel with rules go on after this person. */
  readonly cursor_id?: string;
  readonly page: number;
  readonly per_page: number;
}

const isTrue = (text: string): boolean => /^(?:1|t|true)$/i.test(text);
const PLACES = ['in_team', 'not_in_team', 'in_channel', 'not_in_channel', 'in_group', 'not_in_group', 'without_team'] as const;

async function nameFormat(ctx: Ctx): Promise<NameFormat> {
  const { value } = (await findPreference(ctx.db, ctx.userId, 'display_settings', 'name_format')) ?? {};
  const chosen = value || ctx.config.TeamSettings.TeammateNameDisplay;
  return chosen === 'nickname_full_name' || chosen === 'full_name' ? chosen : 'username';
}

/** Each order makes sense for one kind of list only; asked for elsewhere it is an invalid parameter. */
async function orderOf(ctx: Ctx, q: UserListQuery): Promise<UserOrder> {
  const only = (place: (typeof PLACES)[number]) => q[place] !== '' && PLACES.every((other) => other === place || q[other] === '');
  switch (q.sort) {
    case '':
      return { by: 'username' };
    case 'create_at':
      if (only('in_team')) return { by: 'joined', team: q.in_team };
      break;
    case 'last_activity_at':
      if (only('in_team')) return { by: 'last_activity', team: q.in_team };
      break;
    case 'status':
      if (q.in_channel !== '') return { by: 'status' };
      break;
    case 'admin':
      if (q.in_channel !== '') return { by: 'rank', channel: q.in_channel };
      break;
    case 'display_name':
      if (only('in_group')) return { by: 'shown_name', format: await nameFormat(ctx) };
      break;
  }
  throw invalidUrl('sort');
}

/** The rights that the list needs; only the most special of its places counts. */
async function requirePlace(ctx: Ctx, q: UserListQuery): Promise<void> {
  if (isTrue(q.without_team)) return ctx.require(onSystem('list_users_without_team'));
  if (q.not_in_channel) {
    if (!q.in_team) throw invalidUrl('team_id');
    return ctx.require(readChannel(q.not_in_channel));
  }
  if (q.not_in_team) return ctx.require(inTeam(q.not_in_team));
  if (q.in_team) return ctx.require(inTeam(q.in_team));
  if (q.in_channel) return ctx.require(readChannel(q.in_channel));
  const group = q.in_group || q.not_in_group;
  if (group) await requireReadGroup(ctx, group);
}

/** Groups have active members only. */
function activityOf(q: UserListQuery): UserFilter {
  if (isTrue(q.active) || q.in_group) return { active: true };
  return isTrue(q.inactive) ? { active: false } : {};
}

function placesOf(q: UserListQuery): UserFilter {
  const bound = isTrue(q.group_constrained);
  return {
    ...(q.in_team ? { inTeam: q.in_team } : {}),
    ...(q.not_in_team ? { notInTeam: q.not_in_team } : {}),
    ...(q.in_channel ? { inChannel: q.in_channel } : {}),
    ...(q.not_in_channel ? { notInChannel: q.not_in_channel } : {}),
    ...(q.in_group ? { inGroup: q.in_group } : {}),
    ...(q.not_in_group ? { notInGroup: q.not_in_group } : {}),
    ...(isTrue(q.without_team) ? { withoutTeam: true } : {}),
    ...(bound && q.not_in_team ? { boundToTeam: q.not_in_team } : {}),
    ...(bound && q.not_in_channel ? { boundToChannel: q.not_in_channel } : {}),
    ...activityOf(q),
  };
}

/** Clients ask for the people of a team again and again: they need not be sent when nothing changed. */
async function tag(ctx: Ctx, q: UserListQuery, filter: UserFilter): Promise<void> {
  if (q.sort !== '' || !(q.in_team || q.not_in_team) || q.not_in_channel) return;
  const { ShowFullName, ShowEmailAddress } = ctx.config.PrivacySettings;
  const { at, count } = await usersChangedAt(ctx.db, filter);
  ctx.etag(at, count, ShowFullName, ShowEmailAddress, filter.circle ? filter.circle.viewer : '', q.page, q.per_page);
}

/** Who may be brought into a channel with rules; undefined: it has none. */
async function whomRulesFit(ctx: Ctx, q: UserListQuery, filter: UserFilter): Promise<UserRow[] | undefined> {
  const rules = q.not_in_channel && rulesApply(ctx) ? await rulesOfChannel(ctx.db, q.not_in_channel) : undefined;
  if (!rules) return undefined;
  const after = q.cursor_id ?? '';
  const page = { after, skip: after === '' ? q.page * q.per_page : 0, limit: q.per_page };
  return listWhoFit(ctx, { ...filter, active: true, bots: false }, (person) => rules.fits(person), page);
}

/** People by where they are or are not, as far as the caller may see them. */
export async function listUsers(ctx: Ctx, q: UserListQuery): Promise<User[]> {
  const order = await orderOf(ctx, q);
  const roles = await roleFilter(ctx.db, {
    role: q.role,
    roles: roleNames(q.roles),
    team_roles: roleNames(q.team_roles),
    channel_roles: roleNames(q.channel_roles),
  });
  if (isTrue(q.active) && isTrue(q.inactive)) throw invalidUrl('inactive');
  await requirePlace(ctx, q);
  const filter: UserFilter = { ...placesOf(q), roles, circle: await circleOf(ctx) };
  await tag(ctx, q, filter);
  const fitting = await whomRulesFit(ctx, q, filter);
  if (fitting) return presentUsers(ctx, fitting);
  const rows = await readUsers(ctx.db, filter, { order, offset: q.page * q.per_page, limit: q.per_page });
  return presentUsers(ctx, rows);
}
