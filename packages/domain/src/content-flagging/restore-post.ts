import type { Tx } from '@foremast/kernel/context';
import { channelHead } from '@foremast/store/queries/channels';
import { markFilesOfPostsDeleted, restoreFilesOfPosts } from '@foremast/store/queries/post-files';
import { findAnyPost, moveDeletion, type PostRow, restorePostRows, touchPost } from '@foremast/store/queries/posts';
import { recountThreads } from '@foremast/store/queries/thread-recount';
import { markThreadDeleted } from '@foremast/store/queries/threads';
import { postEdited } from '@foremast/wire/events';
import { indexAgain } from '../files/index-restored-files.ts';
import { presentPost } from '../posts/present-post.ts';
import { repliesAround } from '../posts/reply-counts.ts';
import { shownChannelNames } from '../posts/shown-channel-names.ts';
import { indexPosts } from '../search/index-post.ts';
import { askToSync } from '../shared-channels/ask-to-sync.ts';

/** A reply to what is gone too stays away, and comes back with it. */
async function goWithRoot(tx: Tx, reply: PostRow, root: PostRow): Promise<void> {
  await moveDeletion(tx.db, reply.id, root.delete_at, tx.now());
  await restoreFilesOfPosts(tx.db, [reply.id], reply.delete_at);
  await markFilesOfPostsDeleted(tx.db, [reply.id], root.delete_at);
}

/** A hidden message is there again, a root with the replies that went with it. Answers the ids of all that came back. */
export async function restorePost(tx: Tx, post: PostRow): Promise<string[]> {
  if (post.delete_at === 0) return [post.id];
  const root = post.root_id === '' ? undefined : await findAnyPost(tx.db, post.root_id);
  if (root && root.delete_at > 0) {
    await goWithRoot(tx, post, root);
    return [];
  }
  const back = await restorePostRows(tx.db, post, tx.now());
  const ids = back.map((row) => row.id);
  await indexAgain(tx, await restoreFilesOfPosts(tx.db, ids, post.delete_at));
  await indexPosts(tx, back);
  if (root) await touchPost(tx.db, root.id, tx.now());
  else await markThreadDeleted(tx.db, post.id, 0);
  await recountThreads(tx.db, [post.root_id || post.id]);
  await askToSync(tx, await channelHead(tx.db, post.channel_id));
  const { metadata: _, ...told } = presentPost({ ...post, props: (await shownChannelNames(tx.db, [post], undefined))(post) });
  // As it was while hidden: clients fetch what it is now.
  tx.emit(postEdited, { post: JSON.stringify({ ...told, reply_count: await repliesAround(tx.db, post) }) }, { channel: post.channel_id });
  return ids;
}
