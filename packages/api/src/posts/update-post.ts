import { changePost, editablePost, refuseChange } from '@foremast/domain/posts/change-post';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Post, PostBody } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';

// What is left out is emptied, but for props and files: so the contract has it.
export const updatePost = operation({
  id: 'UpdatePost',
  method: 'PUT',
  path: '/api/v4/posts/{post_id}',
  summary: 'Replace a message.',
  body: t.Composite([
    t.Omit(PostBody, ['props', 'file_ids']),
    t.Object({ props: t.Optional(PostBody.properties.props), file_ids: t.Optional(PostBody.properties.file_ids) }),
  ]),
  bodyName: 'post',
  response: Post,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.id !== params.post_id) throw invalidBody('id');
    const { message, is_pinned, has_reactions, props, file_ids } = body;
    const edit = { message, is_pinned, has_reactions, ...(props ? { props } : {}), ...(file_ids ? { file_ids } : {}) };
    const { post, channel } = await editablePost(ctx, params.post_id, edit);
    await refuseChange(ctx, post, channel, 'update_post');
    return changePost(ctx, post, channel, edit);
  },
});
