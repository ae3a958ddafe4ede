import type { Tx } from '@foremast/kernel/context';
import { channelHead } from '@foremast/store/queries/channels';
import { restoreFilesOfPosts } from '@foremast/store/queries/post-files';
import { type PostRow, restorePostRows, touchPost } from '@foremast/store/queries/posts';
import { recountThreads } from '@foremast/store/queries/thread-recount';
import { findThread, markThreadDeleted } from '@foremast/store/queries/threads';
import { postEdited } from '@foremast/wire/events';
import { presentPost } from '../posts/present-post.ts';
import { indexPost } from '../search/index-post.ts';
import { askToSync } from '../shared-channels/ask-to-sync.ts';

/** A hidden message is there again, a root with the replies that went with it. Nothing happens to one that was never hidden. */
export async function restorePost(tx: Tx, post: PostRow): Promise<void> {
  if (post.delete_at === 0) return;
  const back = await restorePostRows(tx.db, post, tx.now());
  await restoreFilesOfPosts(
    tx.db,
    back.map((row) => row.id),
    post.delete_at,
  );
  for (const row of back) await indexPost(tx, row);
  if (post.root_id === '') await markThreadDeleted(tx.db, post.id, 0);
  else {
    await recountThreads(tx.db, [post.root_id]);
    await touchPost(tx.db, post.root_id, tx.now());
  }
  await askToSync(tx, await channelHead(tx.db, post.channel_id));
  const thread = await findThread(tx.db, post.root_id || post.id);
  const { metadata: _, ...told } = presentPost(post);
  // As it was while hidden: clients fetch what it is now.
  tx.emit(postEdited, { post: JSON.stringify({ ...told, reply_count: thread?.reply_count ?? 0 }) }, { channel: post.channel_id });
}
