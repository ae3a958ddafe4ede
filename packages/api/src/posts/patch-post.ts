import { changePost, editablePost, refuseChange } from '@foremast/domain/posts/change-post';
import { operation } from '@foremast/kernel/operation';
import { Post, PostPatch } from '@foremast/wire/models/post';

export const patchPost = operation({
  id: 'PatchPost',
  method: 'PUT',
  path: '/api/v4/posts/{post_id}/patch',
  summary: 'Change parts of a message.',
  body: PostPatch,
  bodyName: 'post',
  response: Post,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const { post, channel } = await editablePost(ctx, params.post_id, body);
    await refuseChange(ctx, post, channel, 'patch_post');
    return changePost(ctx, post, channel, body);
  },
});
