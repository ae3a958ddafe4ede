import { messageFromSystemBot } from '@foremast/domain/bots/system-bot';
import { newId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const testNotification = operation({
  id: 'TestNotification',
  method: 'POST',
  path: '/api/v4/notifications/test',
  summary: 'Get a message that notifies whatever the settings say, to try them out.',
  response: StatusOK,
  permission: 'session',
  async handle(_, ctx) {
    const message = 'This message was sent to try out your notifications. If you were notified of it, they work.';
    await ctx.tx((tx) => messageFromSystemBot(tx, ctx.userId, { message, props: { force_notification: newId() } }));
    return OK;
  },
});
