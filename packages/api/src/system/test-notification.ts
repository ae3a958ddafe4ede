import { messageFromSystemBot } from '@foremast/domain/bots/system-bot';
import { wordsFor } from '@foremast/domain/mail/send-mail';
import { newId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { StatusOK } from '@foremast/wire/models/status';

export const testNotification = operation({
  id: 'TestNotification',
  method: 'POST',
  path: '/api/v4/notifications/test',
  summary: 'Get a message that notifies whatever the settings say, to try them out.',
  response: StatusOK,
  permission: 'session',
  async handle(_, ctx) {
    const message = wordsFor(ctx, (await findUser(ctx.db, ctx.userId))?.locale).test.notification;
    await ctx.tx((tx) => messageFromSystemBot(tx, ctx.userId, { message, props: { force_notification: newId() } }));
    return OK;
  },
});
