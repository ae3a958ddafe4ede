import { type Db, hot, type WriteDb } from '../store.ts';
import { type ChannelTotals, type Count, countIn, countPost, markAuthorRead } from './post-counters.ts';

interface CountAndRead extends Count {
  readonly userId: string;
  readonly now: number;
}

/** Counts a message in its channel, which its author thereby has read; answers the channel's new totals. */
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
      .select(['total_msg_count', 'total_msg_count_root', 'last_post_at']) as never,
);

/** As one statement. The mark needs the totals, so the channel's row is still taken before the member's. */
export const countAndReadInOne: CountAndReadPost = async (db, post) => (await inOne(db, post))[0];

export const countAndReadInTurn: CountAndReadPost = async (db, post) => {
  const totals = await countPost(db, post);
  if (totals) await markAuthorRead(db, { ...totals, channelId: post.channelId, userId: post.userId, now: post.now });
  return totals;
};
