import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';

export interface ComplianceRow {
  id: string;
  create_at: number;
  user_id: string;
  status: 'created' | 'running' | 'finished' | 'failed' | 'removed';
  count: number;
  desc: string;
  type: 'daily' | 'adhoc';
  start_at: number;
  end_at: number;
  keywords: string;
  emails: string;
}

const select = (db: Db) =>
  db
    .selectFrom('compliances')
    .select([
      'id',
      'createat as create_at',
      'userid as user_id',
      'status',
      'count',
      'desc',
      'type',
      'startat as start_at',
      'endat as end_at',
      'keywords',
      'emails',
    ]);

export async function findCompliance(db: Db, id: string): Promise<ComplianceRow | undefined> {
  return (await select(db).where('id', '=', id).executeTakeFirst()) as ComplianceRow | undefined;
}

/** The newest first. */
export async function compliances(db: Db, { page, perPage }: { readonly page: number; readonly perPage: number }): Promise<ComplianceRow[]> {
  const rows = await select(db)
    .orderBy('createat', 'desc')
    .orderBy('id')
    .limit(perPage)
    .offset(page * perPage)
    .execute();
  return rows as ComplianceRow[];
}

export async function insertCompliance(db: WriteDb, c: ComplianceRow): Promise<void> {
  await db
    .insertInto('compliances')
    .values({
      id: c.id,
      createat: c.create_at,
      userid: c.user_id,
      status: c.status,
      count: c.count,
      desc: c.desc,
      type: c.type,
      startat: c.start_at,
      endat: c.end_at,
      keywords: c.keywords,
      emails: c.emails,
    })
    .execute();
}

export async function updateCompliance(db: WriteDb, id: string, change: Partial<Pick<ComplianceRow, 'status' | 'count'>>): Promise<void> {
  await db.updateTable('compliances').set(change).where('id', '=', id).execute();
}

/** A message with where and by whom it was written. */
export interface CompliancePostRow {
  team_name: string | null;
  team_display_name: string | null;
  channel_name: string;
  channel_display_name: string;
  channel_type: string;
  username: string | null;
  email: string | null;
  nickname: string | null;
  bot_id: string | null;
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  root_id: string;
  original_id: string;
  message: string;
  type: string;
  props: Record<string, unknown> | null;
  hashtags: string;
  file_ids: string;
}

export interface ComplianceSearch {
  /** In channels of teams, or in direct and group channels. */
  readonly direct: boolean;
  readonly from: number;
  readonly to: number;
  /** One of them has to be in the message; in lower case. */
  readonly keywords: readonly string[];
  /** Of one of these authors. */
  readonly emails: readonly string[];
  readonly after: { readonly create_at: number; readonly id: string };
  readonly limit: number;
}

/** Messages of a span of time, both ends excluded, the oldest first; deleted ones and old versions too. */
export async function compliancePosts(db: Db, s: ComplianceSearch): Promise<CompliancePostRow[]> {
  const { create_at, id } = s.after;
  const words = s.keywords.map((word) => db.dialect.contains('posts.message', word));
  const rows = await db
    .selectFrom('posts')
    .innerJoin('channels', 'channels.id', 'posts.channelid')
    .leftJoin('teams', 'teams.id', 'channels.teamid')
    .leftJoin('users', 'users.id', 'posts.userid')
    .leftJoin('bots', 'bots.userid', 'posts.userid')
    .select([
      'teams.name as team_name',
      'teams.displayname as team_display_name',
      'channels.name as channel_name',
      'channels.displayname as channel_display_name',
      'channels.type as channel_type',
      'users.username',
      'users.email',
      'users.nickname',
      'bots.userid as bot_id',
      'posts.id',
      'posts.createat as create_at',
      'posts.updateat as update_at',
      'posts.deleteat as delete_at',
      'posts.rootid as root_id',
      'posts.originalid as original_id',
      'posts.message',
      'posts.type',
      'posts.props',
      'posts.hashtags',
      'posts.fileids as file_ids',
    ])
    .where('posts.createat', '>', s.from)
    .where('posts.createat', '<', s.to)
    .where(sql<boolean>`(posts.createat > ${create_at} or (posts.createat = ${create_at} and posts.id > ${id}))`)
    .where('channels.teamid', s.direct ? '=' : '<>', '')
    .$if(words.length > 0, (q) => q.where(sql<boolean>`(${sql.join(words, sql` or `)})`))
    .$if(s.emails.length > 0, (q) => q.where(db.dialect.anyOf('users.email', s.emails)))
    .orderBy('posts.createat')
    .orderBy('posts.id')
    .limit(s.limit)
    .execute();
  return rows as CompliancePostRow[];
}
