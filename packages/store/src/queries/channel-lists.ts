import { type Db, hot } from '../store.ts';
import type { ChannelFacts } from './channel-directory.ts';
import { type ChannelRow, channelsInOrder, selectChannels } from './channels.ts';
import { channelsInMemory } from './channels-in-memory.ts';

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
  const keep = (facts: ChannelFacts) => facts.teamId === teamId && facts.type === type && !facts.deleted;
  const found = await channelsInMemory(db, { words: [], keep, enough: page.offset + page.limit });
  return channelsInOrder(db, found.slice(page.offset, page.offset + page.limit));
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

interface Own {
  readonly userId: string;
  readonly teamId: string;
  readonly none: string;
  readonly since: number;
}

const ownOf = (db: Db, p: Own) =>
  selectChannels(db)
    .innerJoin('channelmembers', 'channelmembers.channelid', 'channels.id')
    .where('channelmembers.userid', '=', p.userId)
    .where((eb) => eb.or([eb('channels.deleteat', '=', 0), eb('channels.deleteat', '>=', p.since)]));

const ownInTeam = hot<Own, ChannelRow>(
  (db, p) =>
    ownOf(db, p)
      .where((eb) => eb.or([eb('channels.teamid', '=', p.teamId), eb('channels.teamid', '=', p.none)]))
      .orderBy(db.dialect.byteOrder('channels.displayname'))
      .orderBy('channels.id') as never,
);
const ownEverywhere = hot<Own, ChannelRow>((db, p) => ownOf(db, p).orderBy('channels.id') as never);

/** The channels that somebody is in: by title within a team, else by id. */
export async function channelsOfUser(db: Db, userId: string, { teamId, includeDeleted, deletedSince }: OwnChannels): Promise<ChannelRow[]> {
  const since = includeDeleted ? deletedSince : Number.MAX_SAFE_INTEGER;
  return teamId === undefined ? ownEverywhere(db, { userId, teamId: '', none: '', since }) : ownInTeam(db, { userId, teamId, none: '', since });
}
