import { removeDraft } from '@foremast/domain/drafts/drafts';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteThreadDraft = operation({
  id: 'DeleteThreadDraft',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/channels/{channel_id}/drafts/{thread_id}',
  summary: 'Forget one’s draft of a reply.',
  response: StatusOK,
  permission: 'session',
  uncheckedParams: ['user_id', 'channel_id', 'thread_id'],
  async handle({ params }, ctx) {
    await removeDraft(ctx, params.channel_id, params.thread_id);
    return OK;
  },
});
