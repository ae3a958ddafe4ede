import { type Db, hot } from '../store.ts';
import { type ChannelMemberRow, selectChannelMembers } from './channel-members.ts';

export async function channelMemberIds(db: Db, channelId: string): Promise<string[]> {
  const rows = await db.selectFrom('channelmembers').select('userid').where('channelid', '=', channelId).execute();
  return rows.map((r) => r.userid);
}

/** Without those who are deactivated. */
export async function activeMemberIds(db: Db, channelId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channelmembers')
    .innerJoin('users', 'users.id', 'channelmembers.userid')
    .select('userid')
    .where('channelid', '=', channelId)
    .where('users.deleteat', '=', 0)
    .execute();
  return rows.map((r) => r.userid);
}

/** Members of the channel who are not in the team. */
export async function membersOutsideTeam(db: Db, channelId: string, teamId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channelmembers')
    .select('userid')
    .where('channelid', '=', channelId)
    .where('userid', 'not in', db.selectFrom('teammembers').select('userid').where('teamid', '=', teamId).where('deleteat', '=', 0))
    .execute();
  return rows.map((r) => r.userid);
}

/** A page of a channel's members. */
export async function channelMembersPage(db: Db, channelId: string, offset: number, limit: number): Promise<ChannelMemberRow[]> {
  return (await selectChannelMembers(db)
    .where('channelid', '=', channelId)
    .orderBy('userid')
    .limit(limit)
    .offset(offset)
    .execute()) as ChannelMemberRow[];
}

export async function channelMembersByIds(db: Db, channelId: string, userIds: readonly string[]): Promise<ChannelMemberRow[]> {
  return (await selectChannelMembers(db)
    .where('channelid', '=', channelId)
    .where(db.dialect.anyOf('userid', userIds))
    .execute()) as ChannelMemberRow[];
}

const inTeam = hot<{ userId: string; teamId: string; none: string }, ChannelMemberRow>(
  (db, p) =>
    selectChannelMembers(db)
      .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
      .where('channelmembers.userid', '=', p.userId)
      .where((eb) => eb.or([eb('channels.teamid', '=', p.teamId), eb('channels.teamid', '=', p.none)]))
      .orderBy('channelmembers.channelid') as never,
);

/** Somebody's memberships in a team, in direct and group channels too; archived channels included. */
export const channelMembershipsInTeam = (db: Db, userId: string, teamId: string): Promise<ChannelMemberRow[]> =>
  inTeam(db, { userId, teamId, none: '' });

/** Those of these people who are in any channel that is shown in the team: one of its own, or messages between few people. */
export async function inAnyChannelOfTeam(db: Db, userIds: readonly string[], teamId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('channelmembers')
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .select('channelmembers.userid')
    .distinct()
    .where(db.dialect.anyOf('channelmembers.userid', userIds))
    .where('channels.teamid', 'in', [teamId, ''])
    .execute();
  return new Set(rows.map((row) => row.userid));
}

export interface MembershipWithTeam extends ChannelMemberRow {
  team_display_name: string | null;
  team_name: string | null;
  team_update_at: number | null;
}

/** Somebody's memberships of all teams, in the order of the channels' ids; those after `after`, archived channels included. */
export async function membershipsWithTeams(
  db: Db,
  userId: string,
  page: { after?: string; limit: number; offset?: number },
): Promise<MembershipWithTeam[]> {
  const rows = await selectChannelMembers(db)
    .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
    .leftJoin('teams', 'teams.id', 'channels.teamid')
    .select(['teams.displayname as team_display_name', 'teams.name as team_name', 'teams.updateat as team_update_at'])
    .where('channelmembers.userid', '=', userId)
    .where('channelmembers.channelid', '>', page.after ?? '')
    .orderBy('channelmembers.channelid')
    .limit(page.limit)
    .offset(page.offset ?? 0)
    .execute();
  return rows as MembershipWithTeam[];
}
