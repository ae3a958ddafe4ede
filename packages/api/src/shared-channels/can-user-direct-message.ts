import { mayWriteToEachOther } from '@foremast/domain/shared-channels/may-write';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const canUserDirectMessage = operation({
  id: 'CanUserDirectMessage',
  method: 'GET',
  path: '/api/v4/sharedchannels/users/{user_id}/can_dm/{other_user_id}',
  summary: 'May two people write to each other directly, as far as their servers allow it?',
  response: t.Object({ can_dm: t.Boolean() }),
  permission: 'session',
  async handle({ params }, ctx) {
    return { can_dm: await mayWriteToEachOther(ctx, params.user_id, params.other_user_id) };
  },
});
