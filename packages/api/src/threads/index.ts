import { getThreadMentionCountsByChannel } from './get-thread-mention-counts-by-channel.ts';
import { getUserThread } from './get-user-thread.ts';
import { getUserThreads } from './get-user-threads.ts';
import { setThreadUnreadByPostId } from './set-thread-unread-by-post-id.ts';
import { startFollowingThread } from './start-following-thread.ts';
import { stopFollowingThread } from './stop-following-thread.ts';
import { updateThreadReadForUser } from './update-thread-read-for-user.ts';
import { updateThreadsReadForUser } from './update-threads-read-for-user.ts';

export const threads = [
  getThreadMentionCountsByChannel,
  getUserThread,
  getUserThreads,
  setThreadUnreadByPostId,
  startFollowingThread,
  stopFollowingThread,
  updateThreadReadForUser,
  updateThreadsReadForUser,
];
