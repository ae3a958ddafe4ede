import type { Ctx } from '@foremast/kernel/context';
import { channelMemberCounts, type GroupRow, groupMemberCounts, groupMembersByGroup } from '@foremast/store/queries/groups';
import type { UserCircle } from '@foremast/store/queries/user-circle';
import type { Db } from '@foremast/store/store';
import type { Group } from '@foremast/wire/models/group';
import { hasSystem } from '../permissions/system.ts';
import { circleOf } from '../users/visibility.ts';

export interface GroupDetails {
  readonly memberCount?: boolean;
  readonly memberIds?: boolean;
  /** How many of its members are in this channel. */
  readonly channelId?: string;
  readonly timezones?: boolean;
  readonly circle?: UserCircle | undefined;
}

export function bareGroup({ name, ...row }: GroupRow): Group {
  return { ...row, member_ids: null, ...(name === null ? {} : { name }) };
}

/** Groups with what was asked for besides, each fetched once for all of them. */
export async function presentGroups(
  db: Db,
  rows: readonly GroupRow[],
  { memberCount, memberIds, channelId = '', timezones, circle }: GroupDetails = {},
): Promise<Group[]> {
  const ids = rows.map((row) => row.id);
  const counts = memberCount ? await groupMemberCounts(db, ids, circle) : undefined;
  const members = memberIds ? await groupMembersByGroup(db, ids) : undefined;
  const inChannel = channelId ? await channelMemberCounts(db, ids, channelId) : undefined;
  return rows.map((row) => ({
    ...bareGroup(row),
    ...(members ? { member_ids: members.get(row.id) ?? [] } : {}),
    ...(counts ? { member_count: counts.get(row.id) ?? 0 } : {}),
    ...(inChannel ? { channel_member_count: inChannel.get(row.id)?.count ?? 0 } : {}),
    ...(inChannel && timezones ? { channel_member_timezones_count: inChannel.get(row.id)?.timezones ?? 0 } : {}),
  }));
}

export async function presentGroup(db: Db, row: GroupRow, details: GroupDetails = {}): Promise<Group> {
  return (await presentGroups(db, [row], details))[0] ?? bareGroup(row);
}

/** Those who do not manage groups know only groups that may be mentioned. */
export const knowsAllGroups = (ctx: Ctx): Promise<boolean> => hasSystem(ctx, 'sysconsole_read_user_management_groups');

/** Counts as the caller may know them. */
export const countedFor = async (ctx: Ctx): Promise<GroupDetails> => ({ memberCount: true, circle: await circleOf(ctx) });
