import type { Db, WriteDb } from '../store.ts';

export interface RetentionPolicyRow {
  id: string;
  display_name: string;
  /** Days; below 0: for good. */
  post_duration: number | null;
}

export interface CountedPolicyRow extends RetentionPolicyRow {
  team_count: number;
  channel_count: number;
}

export interface Page {
  readonly page: number;
  readonly perPage: number;
}

const select = (db: Db) =>
  db.selectFrom('retentionpolicies').select((eb) => [
    'retentionpolicies.id',
    'retentionpolicies.displayname as display_name',
    'retentionpolicies.postduration as post_duration',
    eb
      .selectFrom('retentionpoliciesteams')
      .select((x) => x.fn.countAll<number>().as('n'))
      .whereRef('retentionpoliciesteams.policyid', '=', 'retentionpolicies.id')
      .as('team_count'),
    eb
      .selectFrom('retentionpolicieschannels')
      .select((x) => x.fn.countAll<number>().as('n'))
      .whereRef('retentionpolicieschannels.policyid', '=', 'retentionpolicies.id')
      .as('channel_count'),
  ]);

type Counted = RetentionPolicyRow & { team_count: number | null; channel_count: number | null };
const counted = ({ team_count, channel_count, post_duration, ...row }: Counted): CountedPolicyRow => ({
  ...row,
  post_duration: post_duration === null ? null : Number(post_duration),
  team_count: Number(team_count),
  channel_count: Number(channel_count),
});

export async function findRetentionPolicy(db: Db, id: string): Promise<CountedPolicyRow | undefined> {
  const row = await select(db).where('retentionpolicies.id', '=', id).executeTakeFirst();
  return row && counted(row);
}

/** By title. */
export async function retentionPolicies(db: Db, { page, perPage }: Page): Promise<CountedPolicyRow[]> {
  const rows = await select(db)
    .orderBy(db.dialect.byteOrder('retentionpolicies.displayname'))
    .orderBy('retentionpolicies.id')
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  return rows.map(counted);
}

export async function countRetentionPolicies(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('retentionpolicies')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function saveRetentionPolicy(db: WriteDb, { id, display_name, post_duration }: RetentionPolicyRow): Promise<void> {
  const values = { displayname: display_name, postduration: post_duration };
  await db
    .insertInto('retentionpolicies')
    .values({ id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
}

/** With what it was assigned to. */
export async function deleteRetentionPolicy(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('retentionpoliciesteams').where('policyid', '=', id).execute();
  await db.deleteFrom('retentionpolicieschannels').where('policyid', '=', id).execute();
  await db.deleteFrom('retentionpolicies').where('id', '=', id).execute();
}

/** A team follows one policy: the one that it was added to last. */
export async function addRetentionTeams(db: WriteDb, policyId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insertInto('retentionpoliciesteams')
    .values(ids.map((teamid) => ({ policyid: policyId, teamid })))
    .onConflict((c) => c.column('teamid').doUpdateSet({ policyid: policyId }))
    .execute();
}
/** The same for channels. */
export async function addRetentionChannels(db: WriteDb, policyId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .insertInto('retentionpolicieschannels')
    .values(ids.map((channelid) => ({ policyid: policyId, channelid })))
    .onConflict((c) => c.column('channelid').doUpdateSet({ policyid: policyId }))
    .execute();
}

/** Takes these from the policy; all of them, when none is named. */
export async function removeRetentionTeams(db: WriteDb, policyId: string, ids?: readonly string[]): Promise<void> {
  const all = db.deleteFrom('retentionpoliciesteams').where('policyid', '=', policyId);
  await (ids ? all.where(db.dialect.anyOf('teamid', ids)) : all).execute();
}
export async function removeRetentionChannels(db: WriteDb, policyId: string, ids?: readonly string[]): Promise<void> {
  const all = db.deleteFrom('retentionpolicieschannels').where('policyid', '=', policyId);
  await (ids ? all.where(db.dialect.anyOf('channelid', ids)) : all).execute();
}

/** How many of these are teams. */
export async function countTeamsAmong(db: Db, ids: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('teams').select('id').where(db.dialect.anyOf('id', ids)).execute();
  return rows.length;
}
/** How many of these are channels of teams. */
export async function countTeamChannelsAmong(db: Db, ids: readonly string[]): Promise<number> {
  const rows = await db.selectFrom('channels').select('id').where(db.dialect.anyOf('id', ids)).where('type', 'in', ['O', 'P']).execute();
  return rows.length;
}

/** The policies of the teams that somebody is in. */
export async function retentionOfTeamsOf(
  db: Db,
  userId: string,
  { page, perPage }: Page,
): Promise<{ rows: { team_id: string; post_duration: number }[]; total: number }> {
  const all = db
    .selectFrom('retentionpoliciesteams')
    .innerJoin('retentionpolicies', 'retentionpolicies.id', 'retentionpoliciesteams.policyid')
    .innerJoin('teammembers', 'teammembers.teamid', 'retentionpoliciesteams.teamid')
    .innerJoin('teams', 'teams.id', 'retentionpoliciesteams.teamid')
    .where('teammembers.userid', '=', userId)
    .where('teammembers.deleteat', '=', 0)
    .where('teams.deleteat', '=', 0);
  const rows = await all
    .select(['retentionpoliciesteams.teamid as team_id', 'retentionpolicies.postduration as post_duration'])
    .orderBy('retentionpoliciesteams.teamid')
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return { rows: rows.map((row) => ({ ...row, post_duration: Number(row.post_duration) })), total: Number(count) };
}

/** The policies of the channels that somebody is in. */
export async function retentionOfChannelsOf(
  db: Db,
  userId: string,
  { page, perPage }: Page,
): Promise<{ rows: { channel_id: string; post_duration: number }[]; total: number }> {
  const all = db
    .selectFrom('retentionpolicieschannels')
    .innerJoin('retentionpolicies', 'retentionpolicies.id', 'retentionpolicieschannels.policyid')
    .innerJoin('channelmembers', 'channelmembers.channelid', 'retentionpolicieschannels.channelid')
    .innerJoin('channels', 'channels.id', 'retentionpolicieschannels.channelid')
    .where('channelmembers.userid', '=', userId)
    .where('channels.deleteat', '=', 0);
  const rows = await all
    .select(['retentionpolicieschannels.channelid as channel_id', 'retentionpolicies.postduration as post_duration'])
    .orderBy('retentionpolicieschannels.channelid')
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return { rows: rows.map((row) => ({ ...row, post_duration: Number(row.post_duration) })), total: Number(count) };
}
