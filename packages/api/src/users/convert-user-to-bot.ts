import { manageSystem } from '@foremast/domain/permissions/system';
import { convertToBot } from '@foremast/domain/users/convert-to-bot';
import { operation } from '@foremast/kernel/operation';
import { Bot } from '@foremast/wire/models/bot';

export const convertUserToBot = operation({
  id: 'ConvertUserToBot',
  method: 'POST',
  path: '/api/v4/users/{user_id}/convert_to_bot',
  summary: 'Make a person a bot.',
  response: Bot,
  permission: () => [manageSystem],
  handle: ({ params }, ctx) => convertToBot(ctx, params.user_id),
});
