import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { type ChannelFilter, channelCondition } from './channel-filter.ts';
import type { ChannelsEb } from './channel-search.ts';
import type { ChannelRow } from './channels.ts';
import { selectWithTeam, type TeamFacts } from './channels-with-teams.ts';

/** Channels by id, from after one of them. */
export async function channelsOfPolicy(
  db: Db,
  filter: ChannelFilter,
  page: { readonly after: string; readonly limit: number },
): Promise<(ChannelRow & TeamFacts)[]> {
  const rows = await selectWithTeam(db)
    .where((eb) => channelCondition(db, eb as unknown as ChannelsEb, filter))
    .where(sql<boolean>`${db.dialect.byteOrder('channels.id')} > ${page.after}`)
    .orderBy(db.dialect.byteOrder('channels.id'))
    .limit(page.limit)
    .execute();
  return rows as (ChannelRow & TeamFacts)[];
}
