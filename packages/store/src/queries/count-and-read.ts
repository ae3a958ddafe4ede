import { sql } from 'kysely';
import { type Db, hot, type WriteDb } from '../store.ts';
import { type ChannelTotals, type Count, countIn, countPost, markAuthorRead } from './post-counters.ts';

interface CountAndRead extends Count {
  readonly userId: string;
  readonly now: number;
}

/** Counts a message in its channel, which its author thereby has read; answers the channel's new totals, nothing of one that is gone. */
export type CountAndReadPost = (db: WriteDb, post: CountAndRead) => Promise<ChannelTotals | undefined>;

const inOne = hot<CountAndRead, ChannelTotals>(
  (db: Db, p) =>
    db
      .with('totals', () => countIn(db, p))
      .with('mark', (q) =>
        q
          .updateTable('channelmembers')
          .from('totals')
          .set((eb) => ({
            msgcount: eb.ref('totals.total_msg_count'),
            msgcountroot: eb.ref('totals.total_msg_count_root'),
            mentioncount: eb.lit(0),
            mentioncountroot: eb.lit(0),
            urgentmentioncount: eb.lit(0),
            lastviewedat: db.dialect.greatest(eb.ref('lastviewedat'), eb.ref('totals.last_post_at')),
            lastupdateat: p.now,
          }))
          .where('channelid', '=', p.channelId)
          .where('userid', '=', p.userId),
      )
      .selectFrom('totals')
      .select(({ fn, lit }) => [
        fn.max('total_msg_count').as('total_msg_count'),
        fn.max('total_msg_count_root').as('total_msg_count_root'),
        fn.max('last_post_at').as('last_post_at'),
        // Fails where there is no channel.
        sql<number>`${lit(1)} / ${fn.countAll()}`.as('channels'),
      ]) as never,
);

const DIVISION_BY_ZERO = '22012';

/**
 * As one statement. The mark needs the totals, so the channel's row is still taken before the member's. In a channel that is gone the statement
 * fails, and with it the transaction: nobody has to wait for the totals to know that.
 */
export const countAndReadInOne: CountAndReadPost = async (db, post) => {
  try {
    return (await inOne(db, post))[0];
  } catch (error) {
    if ((error as { code?: string }).code === DIVISION_BY_ZERO) return undefined;
    throw error;
  }
};

export const countAndReadInTurn: CountAndReadPost = async (db, post) => {
  const totals = await countPost(db, post);
  if (totals) await markAuthorRead(db, { ...totals, channelId: post.channelId, userId: post.userId, now: post.now });
  return totals;
};
