import { createPost as newPost } from '@foremast/domain/posts/create-post';
import { extendSession } from '@foremast/domain/sessions/extend-session';
import { operation } from '@foremast/kernel/operation';
import { Post, PostBody } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

export const createPost = operation({
  id: 'CreatePost',
  method: 'POST',
  path: '/api/v4/posts',
  summary: 'Write a message.',
  query: t.Object({ set_online: t.Boolean({ default: true }) }),
  body: PostBody,
  bodyName: 'post',
  response: Post,
  status: 201,
  permission: 'session',
  async handle({ body, query }, ctx) {
    const post = await newPost(ctx, body, query.set_online);
    await extendSession(ctx);
    return post;
  },
});
