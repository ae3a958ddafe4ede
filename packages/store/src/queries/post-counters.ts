import { hot, type WriteDb } from '../store.ts';

interface Count {
  readonly channelId: string;
  readonly at: number;
  /** 1, or 0 for messages that only move the dates. */
  readonly messages: number;
  readonly roots: number;
  readonly rootAt: number;
}

export interface ChannelTotals {
  total_msg_count: number;
  total_msg_count_root: number;
  last_post_at: number;
}

const count = hot<Count, ChannelTotals>(
  (db, p) =>
    db
      .updateTable('channels')
      .set((eb) => ({
        totalmsgcount: eb('totalmsgcount', '+', p.messages),
        totalmsgcountroot: eb('totalmsgcountroot', '+', p.roots),
        lastpostat: db.dialect.greatest(eb.ref('lastpostat'), eb.val(p.at)),
        lastrootpostat: db.dialect.greatest(eb.ref('lastrootpostat'), eb.val(p.rootAt)),
      }))
      .where('id', '=', p.channelId)
      .returning(['totalmsgcount as total_msg_count', 'totalmsgcountroot as total_msg_count_root', 'lastpostat as last_post_at']) as never,
);

/** Counts a message in its channel and answers the new totals. */
export async function countPost(db: WriteDb, post: Omit<Count, 'rootAt'> & { isRoot: boolean }): Promise<ChannelTotals | undefined> {
  const { channelId, at, messages, roots, isRoot } = post;
  return (await count(db, { channelId, at, messages, roots, rootAt: isRoot ? at : 0 }))[0];
}
