import { lookAhead } from '@foremast/domain/link-previews/look-at-links';
import { onSystem } from '@foremast/domain/permissions/system';
import { sendEphemeral } from '@foremast/domain/posts/send-ephemeral';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Post, PostBody } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

// Neither the channel nor the person is looked up: what nobody can see does no harm.
export const createPostEphemeral = operation({
  id: 'CreatePostEphemeral',
  method: 'POST',
  path: '/api/v4/posts/ephemeral',
  summary: 'Show a message to one person only; it is not kept.',
  body: t.Object({ user_id: t.String(), post: t.Nullable(PostBody) }),
  bodyName: 'body',
  response: Post,
  status: 201,
  permission: () => [onSystem('create_post_ephemeral')],
  async handle({ body: { user_id, post } }, ctx) {
    if (user_id === '') throw invalidBody('user_id');
    if (!post) throw invalidBody('post');
    const { channel_id, message, root_id, props, is_pinned } = post;
    await lookAhead(ctx, { message, props, type: '' }, ctx.now());
    return ctx.tx((tx) => sendEphemeral(tx, user_id, { channel_id, user_id: ctx.userId, message, root_id, props, is_pinned }));
  },
});
