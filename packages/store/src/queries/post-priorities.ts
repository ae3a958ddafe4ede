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

export async function prioritiesOf(db: Db, postIds: readonly string[]): Promise<Map<string, PriorityRow>> {
  const rows = postIds.length === 0 ? [] : await ofPosts(db, { ids: db.dialect.list(postIds) });
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
}
