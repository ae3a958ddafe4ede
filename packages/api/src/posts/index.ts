import { createPost } from './create-post.ts';
import { deletePost } from './delete-post.ts';
import { getPost } from './get-post.ts';
import { getPostsForChannel } from './get-posts-for-channel.ts';

export const posts = [createPost, deletePost, getPost, getPostsForChannel];
