import { sql } from 'kysely';
import type { Db } from '../store.ts';
import type { PostRow } from './posts.ts';

/** A message with where and by whom it was written. */
export interface ExportedPostRow
  extends Pick<
    PostRow,
    | 'id'
    | 'create_at'
    | 'update_at'
    | 'edit_at'
    | 'delete_at'
    | 'user_id'
    | 'channel_id'
    | 'root_id'
    | 'original_id'
    | 'message'
    | 'type'
    | 'props'
    | 'file_ids'
  > {
  username: string | null;
  email: string | null;
  bot_id: string | null;
}

export interface ExportPlace {
  readonly update_at: number;
  readonly id: string;
}

const inSpan = (from: ExportPlace, to: number) =>
  sql<boolean>`(posts.updateat > ${from.update_at} or (posts.updateat = ${from.update_at} and posts.id > ${from.id})) and posts.updateat <= ${to} and substr(posts.type, 1, 7) <> 'system_'`;

/** What people wrote, in the order in which it last changed; deleted messages and old versions too. */
export async function exportedPosts(db: Db, from: ExportPlace, to: number, limit: number): Promise<ExportedPostRow[]> {
  const rows = await db
    .selectFrom('posts')
    .leftJoin('users', 'users.id', 'posts.userid')
    .leftJoin('bots', 'bots.userid', 'posts.userid')
    .select([
      'posts.id',
      'posts.createat as create_at',
      'posts.updateat as update_at',
      'posts.editat as edit_at',
      'posts.deleteat as delete_at',
      'posts.userid as user_id',
      'posts.channelid as channel_id',
      'posts.rootid as root_id',
      'posts.originalid as original_id',
      'posts.message',
      'posts.type',
      'posts.props',
      'posts.fileids as file_ids',
      'users.username',
      'users.email',
      'bots.userid as bot_id',
    ])
    .where(inSpan(from, to))
    .orderBy('posts.updateat')
    .orderBy('posts.id')
    .limit(limit)
    .execute();
  return rows as ExportedPostRow[];
}

export async function countExportedPosts(db: Db, from: ExportPlace, to: number): Promise<number> {
  const { count } = await db
    .selectFrom('posts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(inSpan(from, to))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Channels that somebody came to or left in a span of time, both ends included. */
export async function channelsWithComings(db: Db, from: number, to: number): Promise<string[]> {
  const rows = await db
    .selectFrom('channelmemberhistory')
    .select('channelid')
    .distinct()
    .where((eb) =>
      eb.or([eb.and([eb('jointime', '>=', from), eb('jointime', '<=', to)]), eb.and([eb('leavetime', '>=', from), eb('leavetime', '<=', to)])]),
    )
    .execute();
  return rows.map(({ channelid }) => channelid);
}

/** Somebody's stay in a channel. */
export interface StayRow {
  channel_id: string;
  user_id: string;
  join_at: number;
  leave_at: number | null;
  username: string | null;
  email: string | null;
  bot_id: string | null;
}

/** Who was in these channels in a span of time; not those whose accounts were deactivated before it. */
export async function staysIn(db: Db, channelIds: readonly string[], from: number, to: number): Promise<StayRow[]> {
  if (channelIds.length === 0) return [];
  return db
    .selectFrom('channelmemberhistory as h')
    .leftJoin('users', 'users.id', 'h.userid')
    .leftJoin('bots', 'bots.userid', 'h.userid')
    .select([
      'h.channelid as channel_id',
      'h.userid as user_id',
      'h.jointime as join_at',
      'h.leavetime as leave_at',
      'users.username',
      'users.email',
      'bots.userid as bot_id',
    ])
    .where(db.dialect.anyOf('h.channelid', channelIds))
    .where('h.jointime', '<=', to)
    .where((eb) => eb.or([eb('h.leavetime', 'is', null), eb('h.leavetime', '>=', from)]))
    .where((eb) => eb.or([eb('users.deleteat', 'is', null), eb('users.deleteat', '=', 0), eb('users.deleteat', '>=', from)]))
    .orderBy('h.jointime')
    .execute();
}

export interface ExportedChannelRow {
  id: string;
  name: string;
  display_name: string;
  type: 'O' | 'P' | 'D' | 'G';
  team_id: string;
  team_name: string | null;
  team_display_name: string | null;
}

export async function exportedChannels(db: Db, ids: readonly string[]): Promise<ExportedChannelRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('channels')
    .leftJoin('teams', 'teams.id', 'channels.teamid')
    .select([
      'channels.id',
      'channels.name',
      'channels.displayname as display_name',
      'channels.type',
      'channels.teamid as team_id',
      'teams.name as team_name',
      'teams.displayname as team_display_name',
    ])
    .where(db.dialect.anyOf('channels.id', ids))
    .execute();
  return rows as ExportedChannelRow[];
}

export interface ExportedFileRow {
  id: string;
  post_id: string;
  name: string;
  path: string;
  size: number;
  delete_at: number;
}

/** The files of messages, deleted ones too. */
export async function exportedFiles(db: Db, postIds: readonly string[]): Promise<ExportedFileRow[]> {
  if (postIds.length === 0) return [];
  return db
    .selectFrom('fileinfo')
    .select(['id', 'postid as post_id', 'name', 'path', 'size', 'deleteat as delete_at'])
    .where(db.dialect.anyOf('postid', postIds))
    .orderBy('createat')
    .orderBy('id')
    .execute();
}
