import type { Expression, SqlBool } from 'kysely';
import type { Db } from '../store.ts';
import { byTitle, type ChannelsEb, matches, termWords } from './channel-search.ts';
import type { ChannelRow } from './channels.ts';
import { selectWithTeam, type TeamFacts } from './channels-with-teams.ts';

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

/** Channels of all teams, by title, then by their team's. */
export async function filteredChannels(
  db: Db,
  filter: ChannelFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<(ChannelRow & TeamFacts)[]> {
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
  const { count } = await db
    .selectFrom('channels')
    .innerJoin('teams', 'teams.id', 'channels.teamid')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => channelCondition(db, eb as unknown as ChannelsEb, filter))
    .executeTakeFirstOrThrow();
  return Number(count);
}
