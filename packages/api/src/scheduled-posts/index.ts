import { createScheduledPost } from './create-scheduled-post.ts';
import { deleteScheduledPost } from './delete-scheduled-post.ts';
import { getUserScheduledPosts } from './get-user-scheduled-posts.ts';
import { updateScheduledPost } from './update-scheduled-post.ts';

export const scheduledPosts = [createScheduledPost, deleteScheduledPost, getUserScheduledPosts, updateScheduledPost];
