import { vapidKeys } from '@foremast/domain/web-push/vapid-keys';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getWebPushKey = operation({
  id: 'GetWebPushKey',
  method: 'GET',
  path: '/api/v4/web_push/key',
  summary: 'The key by which a browser knows the messages of this server.',
  response: t.Object({ public_key: t.String() }),
  permission: 'session',
  handle: async (_, ctx) => ({ public_key: (await vapidKeys(ctx.app)).publicKey }),
});
