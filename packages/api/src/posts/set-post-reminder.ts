import { ownAccount } from '@foremast/domain/permissions/system';
import { remindOf } from '@foremast/domain/posts/reminders';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const setPostReminder = operation({
  id: 'SetPostReminder',
  method: 'POST',
  path: '/api/v4/users/{user_id}/posts/{post_id}/reminder',
  summary: 'Be reminded of a message; `target_time` is in seconds.',
  body: t.Object({ target_time: t.Integer() }),
  bodyName: 'target_time',
  response: StatusOK,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    await remindOf(ctx, params.user_id, params.post_id, body.target_time);
    return OK;
  },
});
