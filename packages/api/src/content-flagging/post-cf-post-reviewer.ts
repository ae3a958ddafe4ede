import { assignReviewer } from '@foremast/domain/content-flagging/assign-reviewer';
import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { operation } from '@foremast/kernel/operation';
import { DONE, RemoteResponse } from '@foremast/wire/models/remote-response';

export const postCfPostReviewer = operation({
  id: 'PostCFPostReviewer',
  method: 'POST',
  path: '/api/v4/content_flagging/post/{post_id}/assign/{content_reviewer_id}',
  summary: 'Give a report to a reviewer.',
  uncheckedParams: ['post_id', 'content_reviewer_id'],
  response: RemoteResponse,
  permission: 'session',
  async handle({ params }, ctx) {
    requireFlagging(ctx, params);
    await assignReviewer(ctx, params.post_id, params.content_reviewer_id);
    return DONE;
  },
});
