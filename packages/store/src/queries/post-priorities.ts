import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';

export interface PriorityRow {
  post_id: string;
  channel_id: string;
  priority: string;
  requested_ack: boolean | null;
  persistent_notifications: boolean | null;
}

const ofPosts = hot<{ ids: unknown }, PriorityRow>(
  (db, p) =>
    db
      .selectFrom('postspriority')
      .select([
        'postid as post_id',
        'channelid as channel_id',
        'priority',
        'requestedack as requested_ack',
        'persistentnotifications as persistent_notifications',
      ])
      .where(db.dialect.anyOfList('postid', p.ids)) as never,
);

/** Whether any message has a priority: where nobody uses them, no list of messages is asked for them. */
const anyPriority = cache<{ readonly any: boolean }>(
  'any_priority',
  async (db) => ({ any: (await db.selectFrom('postspriority').select('postid').limit(1).executeTakeFirst()) !== undefined }),
  2,
);

export async function prioritiesOf(db: Db, postIds: readonly string[]): Promise<Map<string, PriorityRow>> {
  if (postIds.length === 0 || (await db.cached(anyPriority, 'all'))?.any !== true) return new Map();
  const rows = await ofPosts(db, { ids: db.dialect.list(postIds) });
  return new Map(rows.map((r) => [r.post_id, r]));
}

export async function insertPriority(db: WriteDb, row: PriorityRow): Promise<void> {
  await db
    .insertInto('postspriority')
    .values({
      postid: row.post_id,
      channelid: row.channel_id,
      priority: row.priority,
      requestedack: row.requested_ack,
      persistentnotifications: row.persistent_notifications,
    })
    .execute();
  const known = db.memory.peek(anyPriority, 'all');
  if (known?.any !== true) db.touch(anyPriority, 'all');
}
