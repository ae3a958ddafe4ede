import type { Tx } from '@foremast/kernel/context';
import { destroyTracesOfPosts } from '@foremast/store/queries/post-traces';
import { deleteVersionsOf, type PostRow, updatePost, versionsOf } from '@foremast/store/queries/posts';
import { forgetFilesOfPosts } from '../files/forget-files.ts';
import { removePost } from '../posts/delete-post.ts';

/** What stands in the place of the message; clients know it. */
const NOTHING_LEFT = '*This message was taken away after a review.*';

/** Of the message nothing is left but that it was there. */
export async function scrubPost(tx: Tx, post: PostRow): Promise<void> {
  if (post.delete_at === 0) await removePost(tx, post, tx.ctx.userId);
  const versions = await versionsOf(tx.db, post.id);
  const ids = [post.id, ...versions.map((version) => version.id)];
  await forgetFilesOfPosts(tx, ids);
  await deleteVersionsOf(tx.db, post.id);
  await destroyTracesOfPosts(tx.db, ids);
  const empty = { message: NOTHING_LEFT, props: {}, hashtags: '', file_ids: '[]', is_pinned: false, has_reactions: false };
  await updatePost(tx.db, post.id, { ...empty, update_at: tx.now() });
}
