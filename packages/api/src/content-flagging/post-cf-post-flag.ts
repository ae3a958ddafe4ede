import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { flagPost } from '@foremast/domain/content-flagging/flag-post';
import { operation } from '@foremast/kernel/operation';
import { DONE, RemoteResponse } from '@foremast/wire/models/remote-response';
import { t } from '@foremast/wire/scalars';

export const postCfPostFlag = operation({
  id: 'PostCFPostFlag',
  method: 'POST',
  path: '/api/v4/content_flagging/post/{post_id}/flag',
  summary: 'Report a message for review.',
  uncheckedParams: ['post_id'],
  body: t.Object({ reason: t.String(), comment: t.String() }),
  bodyName: 'flagPost',
  response: RemoteResponse,
  permission: 'session',
  async handle({ params, body }, ctx) {
    requireFlagging(ctx, params);
    await flagPost(ctx, params.post_id, body);
    return DONE;
  },
});
