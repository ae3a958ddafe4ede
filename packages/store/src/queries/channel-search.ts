import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Db } from '../store.ts';
import { CHANNEL_TEXT, type ChannelFacts, channelDirectory } from './channel-directory.ts';
import { type ChannelRow, channelColumns, channelsInOrder, selectChannels } from './channels.ts';
import { channelsInMemory } from './channels-in-memory.ts';
import { type TeamFacts, withTeams } from './channels-with-teams.ts';

export type ChannelsEb = ExpressionBuilder<Tables, 'channels'>;

/** The words of a search term; signs that mean something elsewhere count as blanks. */
export const termWords = (term: string): string[] =>
  term
    .replace(/[<>+\-()~:*"!@]/g, ' ')
    .split(/\s+/)
    .filter(Boolean);

/** Every word is somewhere in the name, the title or the purpose. */
export function matches(db: Db, eb: ChannelsEb, words: readonly string[]): Expression<SqlBool> {
  const { contains } = db.dialect;
  return eb.and(
    words.map((word) => eb.or([contains('channels.name', word), contains('channels.displayname', word), contains('channels.purpose', word)])),
  );
}

async function ownIdsOf(db: Db, userId: string): Promise<ReadonlySet<string>> {
  return new Set((await ownIds(db, userId).execute()).map(({ channelid }) => channelid));
}

const ownIds = (db: Db, userId: string) => db.selectFrom('channelmembers').select('channelid').where('userid', '=', userId);
export const byTitle = (db: Db) => db.dialect.byteOrder('channels.displayname');

/** Open channels of a team, archived ones included. */
export async function searchOpenChannels(db: Db, teamId: string, term: string, limit: number): Promise<ChannelRow[]> {
  const keep = (facts: ChannelFacts) => facts.teamId === teamId && facts.type === 'O';
  return channelsInOrder(db, (await channelsInMemory(db, { words: termWords(term), keep, enough: limit })).slice(0, limit));
}

/** Channels of these teams that somebody is in, archived ones included; '' is the team of direct and group channels. */
export async function searchOwnChannels(db: Db, teamIds: readonly string[], userId: string, term: string, limit: number): Promise<ChannelRow[]> {
  // Few: asked for by their ids, so that no text of another channel is looked at.
  const own = await ownIdsOf(db, userId);
  if (own.size === 0) return [];
  const rows = await selectChannels(db)
    .where('channels.teamid', 'in', [...teamIds])
    .where(db.dialect.anyOf('channels.id', [...own]))
    .where((eb) => matches(db, eb, termWords(term)))
    .orderBy(byTitle(db))
    .limit(limit)
    .execute();
  return rows as ChannelRow[];
}

/** Archived channels of a team: all open ones, and private ones that `memberId` is in; without it all of them. */
export async function searchArchived(db: Db, teamId: string, memberId: string | undefined, term: string, limit: number): Promise<ChannelRow[]> {
  const own = memberId === undefined ? undefined : await ownIdsOf(db, memberId);
  const keep = (facts: ChannelFacts, id: string) => facts.teamId === teamId && facts.deleted && (!own || facts.type === 'O' || own.has(id));
  return channelsInOrder(db, (await channelsInMemory(db, { words: termWords(term), keep, enough: limit })).slice(0, limit));
}

/**
 * What somebody may find in these teams: own channels, and in the teams named `openIn` every open one. Those found by their title
 * come first.
 */
export async function reachableChannels(
  db: Db,
  userId: string,
  teams: readonly string[],
  openIn: readonly string[],
  term: string,
  limit: number,
): Promise<(ChannelRow & TeamFacts)[]> {
  const words = termWords(term);
  const [own, inTeams, open] = [await ownIdsOf(db, userId), new Set(teams), new Set(openIn)];
  const keep = ({ teamId, type }: ChannelFacts, id: string) => inTeams.has(teamId) && (own.has(id) || (type === 'O' && open.has(teamId)));
  const titled: string[] = [];
  const others: string[] = [];
  for (const { id, texts, facts } of (await db.memory.directory(db, channelDirectory)).find(words)) {
    if (!keep(facts, id)) continue;
    const byItsTitle = words.every((word) => texts[CHANNEL_TEXT.title]?.includes(word.toLowerCase()));
    (byItsTitle ? titled : others).push(id);
    if (titled.length === limit) break;
  }
  return withTeams(db, [...titled, ...others].slice(0, limit));
}

/** Group messages that somebody is in together with people whose names these words are. */
export async function searchGroupChannels(db: Db, userId: string, words: readonly string[], limit: number): Promise<ChannelRow[]> {
  let query = selectChannels(db).where('channels.type', '=', 'G').where('channels.id', 'in', ownIds(db, userId));
  for (const word of words) {
    query = query.where(
      'channels.id',
      'in',
      db
        .selectFrom('channelmembers')
        .innerJoin('users', 'users.id', 'channelmembers.userid')
        .select('channelmembers.channelid')
        .where(db.dialect.contains('users.username', word)),
    );
  }
  return (await query.orderBy(byTitle(db)).limit(limit).execute()) as ChannelRow[];
}

/** Own direct channels, found by the other's name. */
export async function searchDirectChannels(db: Db, userId: string, term: string, limit: number): Promise<(ChannelRow & { partner: string })[]> {
  const { contains } = db.dialect;
  const named = (column: string) => contains(column, term.trim());
  const rows = await db
    .selectFrom('channels')
    .innerJoin('channelmembers as own', 'own.channelid', 'channels.id')
    .innerJoin('channelmembers as other', 'other.channelid', 'channels.id')
    .innerJoin('users', 'users.id', 'other.userid')
    .select([...channelColumns, 'users.username as partner'])
    .where('own.userid', '=', userId)
    .where('channels.type', '=', 'D')
    .where((eb) => eb.or([eb('other.userid', '<>', userId), eb('channels.name', '=', `${userId}__${userId}`)]))
    .where((eb) => eb.or([named('users.username'), named('users.nickname'), named('users.firstname'), named('users.lastname')]))
    .orderBy('users.username')
    .limit(limit)
    .execute();
  return rows as (ChannelRow & { partner: string })[];
}
