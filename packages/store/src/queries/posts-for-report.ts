import { sql } from 'kysely';
import type { Db } from '../store.ts';
import { type PostRow, selectPosts } from './posts.ts';

export interface PostReportQuery {
  readonly channelId: string;
  readonly timeField: 'create_at' | 'update_at';
  readonly descending: boolean;
  readonly includeDeleted: boolean;
  readonly excludeSystem: boolean;
  /** From here on; `id` "" with the instant itself. */
  readonly from: { readonly at: number; readonly id: string };
  readonly limit: number;
}

/** A stretch of a channel by time, then by id. */
export async function postsForReport(db: Db, q: PostReportQuery): Promise<PostRow[]> {
  const column = sql.ref(q.timeField === 'create_at' ? 'posts.createat' : 'posts.updateat');
  const id = db.dialect.byteOrder('posts.id');
  const beyond = sql.raw(q.descending ? '<' : '>');
  const way = q.descending ? 'desc' : 'asc';
  const start =
    q.from.id === ''
      ? sql<boolean>`${column} ${beyond}= ${q.from.at}`
      : sql<boolean>`(${column} ${beyond} ${q.from.at} or (${column} = ${q.from.at} and ${id} ${beyond} ${q.from.id}))`;
  const rows = await selectPosts(db)
    .where('posts.channelid', '=', q.channelId)
    .where(start)
    .$if(!q.includeDeleted, (query) => query.where('posts.deleteat', '=', 0))
    .$if(q.excludeSystem, (query) => query.where(sql<boolean>`substr(posts.type, 1, 7) <> 'system_'`))
    .orderBy(column, way)
    .orderBy(id, way)
    .limit(q.limit)
    .execute();
  return rows as PostRow[];
}
