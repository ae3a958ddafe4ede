import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { keepPost } from '@foremast/domain/content-flagging/decide';
import { operation } from '@foremast/kernel/operation';
import { DONE, RemoteResponse } from '@foremast/wire/models/remote-response';
import { t } from '@foremast/wire/scalars';

export const keepCfPost = operation({
  id: 'KeepCFPost',
  method: 'PUT',
  path: '/api/v4/content_flagging/post/{post_id}/keep',
  summary: 'Leave a reported message where it is, or bring it back.',
  uncheckedParams: ['post_id'],
  body: t.Object({ comment: t.String() }),
  bodyName: 'comment',
  response: RemoteResponse,
  permission: 'session',
  async handle({ params, body }, ctx) {
    requireFlagging(ctx, params);
    await keepPost(ctx, params.post_id, body.comment);
    return DONE;
  },
});
