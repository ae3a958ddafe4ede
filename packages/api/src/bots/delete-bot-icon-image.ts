import { removeBotIcon } from '@foremast/domain/bots/bot-icon';
import { getManagedBot } from '@foremast/domain/permissions/bot';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteBotIconImage = operation({
  id: 'DeleteBotIconImage',
  method: 'DELETE',
  path: '/api/v4/bots/{bot_user_id}/icon',
  summary: 'Take a bot’s small drawing away.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    await removeBotIcon(ctx, await getManagedBot(ctx, params.bot_user_id));
    return OK;
  },
});
