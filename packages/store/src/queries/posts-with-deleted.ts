import type { Db } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';

/** A stretch of a channel with what was deleted and the versions before changes, nearest first. Neither `before` nor `after`: from the newest on. */
export interface WholeStretch {
  readonly channelId: string;
  readonly rootsOnly: boolean;
  readonly limit: number;
  readonly offset: number;
  readonly before?: number;
  readonly after?: number;
}

export function postsWithDeleted(db: Db, { channelId, rootsOnly, limit, offset, before, after }: WholeStretch): Promise<PostRow[]> {
  let query = selectPosts(db).where('posts.channelid', '=', channelId);
  if (rootsOnly) query = query.where('posts.rootid', '=', '');
  if (before !== undefined) query = query.where('posts.createat', '<', before);
  if (after !== undefined) query = query.where('posts.createat', '>', after);
  const direction = after === undefined ? 'desc' : 'asc';
  return query.orderBy('posts.createat', direction).orderBy('posts.id', direction).limit(limit).offset(offset).execute() as Promise<PostRow[]>;
}
