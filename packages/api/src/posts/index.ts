import { createPost } from './create-post.ts';
import { deletePost } from './delete-post.ts';
import { getEditHistoryForPost } from './get-edit-history-for-post.ts';
import { getPinnedPosts } from './get-pinned-posts.ts';
import { getPost } from './get-post.ts';
import { getPostsForChannel } from './get-posts-for-channel.ts';
import { patchPost } from './patch-post.ts';
import { pinPost } from './pin-post.ts';
import { restorePostVersion } from './restore-post-version.ts';
import { unpinPost } from './unpin-post.ts';
import { updatePost } from './update-post.ts';

export const posts = [
  createPost,
  deletePost,
  getEditHistoryForPost,
  getPinnedPosts,
  getPost,
  getPostsForChannel,
  patchPost,
  pinPost,
  restorePostVersion,
  unpinPost,
  updatePost,
];
