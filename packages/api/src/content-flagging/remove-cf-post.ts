import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { removeReportedPost } from '@foremast/domain/content-flagging/decide';
import { operation } from '@foremast/kernel/operation';
import { DONE, RemoteResponse } from '@foremast/wire/models/remote-response';
import { t } from '@foremast/wire/scalars';

export const removeCfPost = operation({
  id: 'RemoveCFPost',
  method: 'PUT',
  path: '/api/v4/content_flagging/post/{post_id}/remove',
  summary: 'Remove a reported message for good.',
  uncheckedParams: ['post_id'],
  body: t.Object({ comment: t.String() }),
  bodyName: 'comment',
  response: RemoteResponse,
  permission: 'session',
  async handle({ params, body }, ctx) {
    requireFlagging(ctx, params);
    await removeReportedPost(ctx, params.post_id, body.comment);
    return DONE;
  },
});
