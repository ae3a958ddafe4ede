import { presentStatus } from '@foremast/domain/status/present-status';
import { requireStatuses } from '@foremast/domain/status/statuses-on';
import { statusOf } from '@foremast/domain/status/write-status';
import { operation } from '@foremast/kernel/operation';
import { Status } from '@foremast/wire/models/status';

export const getUserStatus = operation({
  id: 'GetUserStatus',
  method: 'GET',
  path: '/api/v4/users/{user_id}/status',
  summary: 'Whether somebody is there; who was never seen is offline.',
  response: Status,
  permission: 'session',
  async handle({ params }, ctx) {
    requireStatuses(ctx);
    return presentStatus(ctx, await statusOf(ctx.db, params.user_id));
  },
});
