import { type SelectQueryBuilder, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Db } from '../store.ts';
import type { PostQuery } from './post-search.ts';

type Joined = SelectQueryBuilder<Tables, 'posts' | 'channels' | 'channelmembers', { id: string }>;

/** All that a search asks for but the words: who, where and when; never what the searcher may not read. */
export function filterPosts(db: Db, joined: Joined, q: PostQuery): Joined {
  let query = joined
    .where('channelmembers.userid', '=', q.userId)
    .where('posts.deleteat', '=', 0)
    .where(sql<boolean>`substr(posts.type, 1, 7) <> 'system_'`)
    .where('posts.type', '!=', 'burn_on_read');
  if (q.teamId !== undefined) query = query.where('channels.teamid', 'in', [q.teamId, '']);
  if (!q.archivedToo) query = query.where('channels.deleteat', '=', 0);
  if (q.authors) query = query.where(db.dialect.anyOf('posts.userid', q.authors));
  if (q.notAuthors.length > 0) query = query.where((eb) => eb.not(db.dialect.anyOf('posts.userid', q.notAuthors)));
  if (q.channels) query = query.where(db.dialect.anyOf('posts.channelid', q.channels));
  if (q.notChannels.length > 0) query = query.where((eb) => eb.not(db.dialect.anyOf('posts.channelid', q.notChannels)));
  for (const { from, until } of q.within) query = query.where('posts.createat', '>=', from).where('posts.createat', '<', until);
  for (const { from, until } of q.outside) query = query.where((eb) => eb.or([eb('posts.createat', '<', from), eb('posts.createat', '>=', until)]));
  return query;
}

/** Messages with their channels, for members. */
export const joinedPosts = (db: Db): Joined =>
  db
    .selectFrom('posts')
    .innerJoin('channels', 'channels.id', 'posts.channelid')
    .innerJoin('channelmembers', 'channelmembers.channelid', 'posts.channelid')
    .select('posts.id');
