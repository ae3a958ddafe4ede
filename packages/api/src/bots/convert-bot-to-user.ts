import { convertToUser } from '@foremast/domain/bots/convert-to-user';
import { getVisibleBot } from '@foremast/domain/permissions/bot';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const convertBotToUser = operation({
  id: 'ConvertBotToUser',
  method: 'POST',
  path: '/api/v4/bots/{bot_user_id}/convert_to_user',
  summary: 'Make a bot a person who signs in with a password.',
  query: t.Object({ set_system_admin: t.Boolean({ default: false }) }),
  body: t.Object({
    username: t.Optional(t.String()),
    password: t.String(),
    email: t.Optional(t.String()),
    nickname: t.Optional(t.String()),
    first_name: t.Optional(t.String()),
    last_name: t.Optional(t.String()),
    position: t.Optional(t.String()),
    props: t.Optional(t.StringMap()),
    notify_props: t.Optional(t.StringMap()),
    locale: t.Optional(t.String()),
    timezone: t.Optional(t.StringMap()),
  }),
  bodyName: 'userPatch',
  response: User,
  permission: () => [manageSystem],
  handle: async ({ params, query, body }, ctx) =>
    convertToUser(ctx, await getVisibleBot(ctx, params.bot_user_id, false), body, query.set_system_admin),
});
