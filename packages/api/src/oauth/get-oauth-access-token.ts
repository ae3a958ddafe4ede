import { exchangeForToken } from '@foremast/domain/oauth/access-token';
import { readTokenForm } from '@foremast/domain/oauth/read-token-form';
import { operation } from '@foremast/kernel/operation';
import { AccessResponse } from '@foremast/wire/models/oauth-app';

export const getOAuthAccessToken = operation({
  id: 'GetOAuthAccessToken',
  method: 'POST',
  path: '/oauth/access_token',
  summary: 'A token for a code, or a new one for an old.',
  rawBody: true,
  response: AccessResponse,
  permission: 'public',
  noCsrf: true,
  async handle(_, ctx) {
    const token = await exchangeForToken(ctx, await readTokenForm(ctx));
    Object.assign(ctx.reply.headers, { 'cache-control': 'no-store', pragma: 'no-cache' });
    return token;
  },
});
