import type { Db } from '../store.ts';
import { type ChannelRow, selectChannels } from './channels.ts';

interface Page {
  readonly offset: number;
  readonly limit: number;
}

const paged = (db: Db, teamId: string, { offset, limit }: Page) =>
  selectChannels(db)
    .where('channels.teamid', '=', teamId)
    .orderBy(db.dialect.byteOrder('channels.displayname'))
    .orderBy('channels.id')
    .limit(limit)
    .offset(offset);

/** Channels of a type in a team that are not archived, by title. */
export async function channelsOfType(db: Db, teamId: string, type: 'O' | 'P', page: Page): Promise<ChannelRow[]> {
  return (await paged(db, teamId, page).where('channels.type', '=', type).where('channels.deleteat', '=', 0).execute()) as ChannelRow[];
}

/** Archived channels of a team, by title: all open ones, and private ones that `memberId` is in; without it all of them. */
export async function archivedChannels(db: Db, teamId: string, memberId: string | undefined, page: Page): Promise<ChannelRow[]> {
  let query = paged(db, teamId, page).where('channels.deleteat', '>', 0);
  if (memberId !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('channels.type', '=', 'O'),
        eb('channels.id', 'in', eb.selectFrom('channelmembers').select('channelid').where('userid', '=', memberId)),
      ]),
    );
  }
  return (await query.execute()) as ChannelRow[];
}

/** Those of these channels that are open channels of the team and not archived, by title. */
export async function openChannelsByIds(db: Db, teamId: string, ids: readonly string[]): Promise<ChannelRow[]> {
  const rows = await selectChannels(db)
    .where(db.dialect.anyOf('channels.id', ids))
    .where('channels.teamid', '=', teamId)
    .where('channels.type', '=', 'O')
    .where('channels.deleteat', '=', 0)
    .orderBy(db.dialect.byteOrder('channels.displayname'))
    .execute();
  return rows as ChannelRow[];
}

export async function channelsByIds(db: Db, ids: readonly string[]): Promise<ChannelRow[]> {
  if (ids.length === 0) return [];
  return (await selectChannels(db).where(db.dialect.anyOf('channels.id', ids)).execute()) as ChannelRow[];
}

export interface OwnChannels {
  /** One team's, with the direct and group channels; all teams' without it. */
  readonly teamId?: string;
  readonly includeDeleted: boolean;
  /** Of archived channels, those that were archived then or later. */
  readonly deletedSince: number;
}

/** The channels that somebody is in: by title within a team, else by id. */
export async function channelsOfUser(db: Db, userId: string, { teamId, includeDeleted, deletedSince }: OwnChannels): Promise<ChannelRow[]> {
  let query = selectChannels(db).innerJoin('channelmembers', 'channelmembers.channelid', 'channels.id').where('channelmembers.userid', '=', userId);
  if (teamId !== undefined) query = query.where('channels.teamid', 'in', [teamId, '']);
  if (!includeDeleted) query = query.where('channels.deleteat', '=', 0);
  else if (deletedSince > 0) query = query.where((eb) => eb.or([eb('channels.deleteat', '=', 0), eb('channels.deleteat', '>=', deletedSince)]));
  const ordered =
    teamId === undefined ? query.orderBy('channels.id') : query.orderBy(db.dialect.byteOrder('channels.displayname')).orderBy('channels.id');
  return (await ordered.execute()) as ChannelRow[];
}
