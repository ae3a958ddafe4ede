import type { Expression, SqlBool } from 'kysely';
import type { Entry } from '../directory.ts';
import type { Db } from '../store.ts';
import type { ChannelFacts } from './channel-directory.ts';
import { byTitle, type ChannelsEb, matches, termWords } from './channel-search.ts';
import type { ChannelRow } from './channels.ts';
import { channelsInMemory } from './channels-in-memory.ts';
import { selectWithTeam, type TeamFacts, withTeams } from './channels-with-teams.ts';

export interface ChannelFilter {
  readonly term?: string;
  /** A term that is an id also finds the channel of that id. */
  readonly byId?: boolean;
  readonly teamIds?: readonly string[];
  readonly types: readonly ('O' | 'P')[];
  readonly deleted: 'without' | 'with' | 'only';
  readonly notInGroup?: string;
  readonly groupConstrained?: boolean;
  readonly excludedNames?: readonly string[];
  readonly withoutRetention?: boolean;
  /** Only channels that this retention policy was assigned to. */
  readonly retentionPolicy?: string;
  readonly withoutRemote?: boolean;
  readonly policyEnforced?: boolean;
  /** Only channels whose access policy builds on this one. */
  readonly parentPolicy?: string;
}

/** What a filter says, as a condition on `channels`. */
export function channelCondition(db: Db, eb: ChannelsEb, f: ChannelFilter): Expression<SqlBool> {
  const all: Expression<SqlBool>[] = [eb('channels.type', 'in', [...f.types])];
  if (f.deleted !== 'with') all.push(eb('channels.deleteat', f.deleted === 'only' ? '>' : '=', 0));
  if (f.term !== undefined) {
    const found = matches(db, eb, termWords(f.term));
    all.push(f.byId ? eb.or([found, eb('channels.id', '=', f.term.trim())]) : found);
  }
  if (f.teamIds && f.teamIds.length > 0) all.push(db.dialect.anyOf('channels.teamid', f.teamIds));
  if (f.notInGroup)
    all.push(
      eb('channels.id', 'not in', eb.selectFrom('groupchannels').select('channelid').where('groupid', '=', f.notInGroup).where('deleteat', '=', 0)),
    );
  if (f.groupConstrained === true) all.push(eb('channels.groupconstrained', '=', true));
  if (f.groupConstrained === false) all.push(eb.or([eb('channels.groupconstrained', '=', false), eb('channels.groupconstrained', 'is', null)]));
  if (f.excludedNames) all.push(eb('channels.name', 'not in', [...f.excludedNames]));
  if (f.withoutRetention) all.push(eb('channels.id', 'not in', eb.selectFrom('retentionpolicieschannels').select('channelid')));
  if (f.retentionPolicy) {
    all.push(eb('channels.id', 'in', eb.selectFrom('retentionpolicieschannels').select('channelid').where('policyid', '=', f.retentionPolicy)));
  }
  if (f.withoutRemote) all.push(eb('channels.id', 'not in', eb.selectFrom('sharedchannels').select('channelid').where('home', '=', false)));
  if (f.policyEnforced !== undefined)
    all.push(
      eb('channels.id', f.policyEnforced ? 'in' : 'not in', eb.selectFrom('accesscontrolpolicies').select('id').where('type', '=', 'channel')),
    );
  if (f.parentPolicy) {
    const builds = eb
      .selectFrom('accesscontrolpolicies')
      .select('id')
      .where('type', '=', 'channel')
      .where(db.dialect.jsonHolds('accesscontrolpolicies.data', f.parentPolicy));
    all.push(eb('channels.id', 'in', builds));
  }
  return eb.and(all);
}

/** Conditions that memory cannot tell. */
const needsDatabase = (f: ChannelFilter): boolean =>
  Boolean(f.notInGroup || f.withoutRetention || f.retentionPolicy || f.withoutRemote || f.parentPolicy) || f.policyEnforced !== undefined;

function inMemory(db: Db, f: ChannelFilter, enough?: number): Promise<Entry<ChannelFacts>[]> {
  const teams = f.teamIds && f.teamIds.length > 0 ? new Set(f.teamIds) : undefined;
  const types: ReadonlySet<string> = new Set(f.types);
  const keep = (facts: ChannelFacts) =>
    types.has(facts.type) &&
    (f.deleted === 'with' || facts.deleted === (f.deleted === 'only')) &&
    (!teams || teams.has(facts.teamId)) &&
    (f.groupConstrained === undefined || facts.groupConstrained === f.groupConstrained) &&
    !f.excludedNames?.includes(facts.name);
  return channelsInMemory(db, {
    words: termWords(f.term ?? ''),
    ...(f.byId ? { byId: true } : {}),
    ...(enough === undefined ? {} : { enough }),
    keep,
  });
}

/** Those of one title stand by their team's: a page may have to be cut out of more than its own. */
async function pageOf(
  db: Db,
  found: readonly Entry<ChannelFacts>[],
  { offset, limit }: { offset: number; limit: number },
): Promise<(ChannelRow & TeamFacts)[]> {
  let [start, end] = [Math.min(offset, found.length), Math.min(offset + limit, found.length)];
  if (start === end) return [];
  while (start > 0 && found[start - 1]?.order === found[start]?.order) start--;
  while (end < found.length && found[end]?.order === found[end - 1]?.order) end++;
  const rows = await withTeams(
    db,
    found.slice(start, end).map(({ id }) => id),
  );
  rows.sort((a, b) => compare(a.display_name, b.display_name) || compare(a.team_display_name, b.team_display_name));
  return rows.slice(offset - start, offset - start + limit);
}
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Channels of all teams, by title, then by their team's. */
export async function filteredChannels(
  db: Db,
  filter: ChannelFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<(ChannelRow & TeamFacts)[]> {
  if (!needsDatabase(filter)) return pageOf(db, await inMemory(db, filter, page.offset + page.limit), page);
  const rows = await selectWithTeam(db)
    .where((eb) => channelCondition(db, eb as unknown as ChannelsEb, filter))
    .orderBy(byTitle(db))
    .orderBy(db.dialect.byteOrder('teams.displayname'))
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows as (ChannelRow & TeamFacts)[];
}

export async function countFilteredChannels(db: Db, filter: ChannelFilter): Promise<number> {
  if (!needsDatabase(filter)) return (await inMemory(db, filter)).length;
  const { count } = await db
    .selectFrom('channels')
    .innerJoin('teams', 'teams.id', 'channels.teamid')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => channelCondition(db, eb as unknown as ChannelsEb, filter))
    .executeTakeFirstOrThrow();
  return Number(count);
}
