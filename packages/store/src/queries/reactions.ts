import { type Db, hot, type WriteDb } from '../store.ts';
import { touchNewestPosts } from './touch-newest-posts.ts';

export interface ReactionRow {
  user_id: string;
  post_id: string;
  emoji_name: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  remote_id: string | null;
  channel_id: string;
}

const columns = [
  'userid as user_id',
  'postid as post_id',
  'emojiname as emoji_name',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'remoteid as remote_id',
  'channelid as channel_id',
] as const;

const ofPosts = hot<{ ids: unknown }, ReactionRow>(
  (db, p) =>
    db.selectFrom('reactions').select(columns).where(db.dialect.anyOfList('postid', p.ids)).where('deleteat', '=', 0).orderBy('createat') as never,
);

/** Live ones, oldest first. */
export const reactionsOfPosts = async (db: Db, postIds: readonly string[]): Promise<ReactionRow[]> =>
  postIds.length === 0 ? [] : ofPosts(db, { ids: db.dialect.list(postIds) });

/** Reacting twice with the same emoji keeps the first reaction; one that was taken back comes to life again. */
export async function saveReaction(db: WriteDb, r: ReactionRow): Promise<void> {
  await db
    .insertInto('reactions')
    .values({
      userid: r.user_id,
      postid: r.post_id,
      emojiname: r.emoji_name,
      createat: r.create_at,
      updateat: r.update_at,
      deleteat: 0,
      remoteid: r.remote_id,
      channelid: r.channel_id,
    })
    .onConflict((c) =>
      c
        .columns(['postid', 'userid', 'emojiname'])
        .doUpdateSet({ updateat: r.update_at, deleteat: 0, remoteid: r.remote_id, channelid: r.channel_id }),
    )
    .execute();
}

export async function deleteReaction(db: WriteDb, postId: string, userId: string, emojiName: string, at: number): Promise<void> {
  await db
    .updateTable('reactions')
    .set({ updateat: at, deleteat: at })
    .where('postid', '=', postId)
    .where('userid', '=', userId)
    .where('emojiname', '=', emojiName)
    .execute();
}

/** All reactions with one emoji, in every channel. Messages that are left without any know it. */
export async function deleteReactionsNamed(db: WriteDb, emojiName: string, at: number): Promise<void> {
  const gone = db.selectFrom('reactions').select('postid').where('emojiname', '=', emojiName).where('deleteat', '=', at);
  await db.updateTable('reactions').set({ updateat: at, deleteat: at }).where('emojiname', '=', emojiName).where('deleteat', '=', 0).execute();
  const left = await db
    .updateTable('posts')
    .set({ hasreactions: false, updateat: at })
    .where('id', 'in', gone)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('reactions').select('reactions.postid').whereRef('reactions.postid', '=', 'posts.id').where('reactions.deleteat', '=', 0),
        ),
      ),
    )
    .returning('channelid as channel_id')
    .execute();
  touchNewestPosts(db, left);
}
