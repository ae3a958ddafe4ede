import { ownAccount } from '@foremast/domain/permissions/system';
import { chooseStatus, isChoice } from '@foremast/domain/status/choose-status';
import { presentStatus } from '@foremast/domain/status/present-status';
import { requireStatuses } from '@foremast/domain/status/statuses-on';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Status } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateUserStatus = operation({
  id: 'UpdateUserStatus',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/status',
  summary: 'Choose a status; do-not-disturb may have an end, in seconds.',
  body: t.Object({ user_id: t.String(), status: t.String(), dnd_end_time: t.Integer() }),
  bodyName: 'status',
  response: Status,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const { status } = body;
    if (body.user_id !== params.user_id) throw invalidBody('user_id');
    await ctx.require(ownAccount(params.user_id));
    if (!isChoice(status)) throw invalidBody('status');
    requireStatuses(ctx);
    return presentStatus(ctx, await ctx.tx((tx) => chooseStatus(tx, params.user_id, status, body.dnd_end_time)));
  },
});
