import { removeDraft } from '@foremast/domain/drafts/drafts';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteDraft = operation({
  id: 'DeleteDraft',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/channels/{channel_id}/drafts',
  summary: 'Forget one’s draft in a channel.',
  response: StatusOK,
  permission: 'session',
  uncheckedParams: ['user_id', 'channel_id'],
  async handle({ params }, ctx) {
    await removeDraft(ctx, params.channel_id, '');
    return OK;
  },
});
