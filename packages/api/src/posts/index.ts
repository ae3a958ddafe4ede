import { burnPost } from './burn-post.ts';
import { createPost } from './create-post.ts';
import { createPostEphemeral } from './create-post-ephemeral.ts';
import { deleteAcknowledgementForPost } from './delete-acknowledgement-for-post.ts';
import { deletePost } from './delete-post.ts';
import { getEditHistoryForPost } from './get-edit-history-for-post.ts';
import { getFileInfosForPost } from './get-file-infos-for-post.ts';
import { getFlaggedPostsForUser } from './get-flagged-posts-for-user.ts';
import { getOpenGraph } from './get-open-graph.ts';
import { getPinnedPosts } from './get-pinned-posts.ts';
import { getPost } from './get-post.ts';
import { getPostInfo } from './get-post-info.ts';
import { getPostThread } from './get-post-thread.ts';
import { getPostsByIds } from './get-posts-by-ids.ts';
import { getPostsForChannel } from './get-posts-for-channel.ts';
import { moveThread } from './move-thread.ts';
import { patchPost } from './patch-post.ts';
import { pinPost } from './pin-post.ts';
import { restorePostVersion } from './restore-post-version.ts';
import { revealPost } from './reveal-post.ts';
import { rewriteMessage } from './rewrite-message.ts';
import { saveAcknowledgementForPost } from './save-acknowledgement-for-post.ts';
import { setPostReminder } from './set-post-reminder.ts';
import { unpinPost } from './unpin-post.ts';
import { updatePost } from './update-post.ts';
import { whyNotified } from './why-notified.ts';

export const posts = [
  burnPost,
  createPost,
  createPostEphemeral,
  deleteAcknowledgementForPost,
  deletePost,
  getEditHistoryForPost,
  getFileInfosForPost,
  getFlaggedPostsForUser,
  getOpenGraph,
  getPinnedPosts,
  getPost,
  getPostInfo,
  getPostThread,
  getPostsByIds,
  getPostsForChannel,
  moveThread,
  patchPost,
  pinPost,
  restorePostVersion,
  revealPost,
  rewriteMessage,
  saveAcknowledgementForPost,
  setPostReminder,
  unpinPost,
  updatePost,
  whyNotified,
];
