import { textFields } from '@foremast/domain/input/text-fields';
import { loginType } from '@foremast/domain/sessions/login-type';
import { magicLinksOn } from '@foremast/domain/sessions/magic-link';
import { invalidBody } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const JSON_TYPE = { 'content-type': 'application/json' };

// Without links that sign guests in there is nothing to ask: an empty 404.
export const getLoginType = operation({
  id: 'GetLoginType',
  method: 'POST',
  path: '/api/v4/users/login/type',
  summary: 'How somebody signs in: with a password, or with a link that is mailed at once.',
  body: t.Unknown(),
  lenientBody: true,
  response: Raw,
  permission: 'public',
  async handle({ body }, ctx) {
    if (!magicLinksOn(ctx)) return new Response('', { status: 404, headers: JSON_TYPE });
    const { id = '', login_id = '' } = textFields(body);
    if (id === '' && login_id === '') throw invalidBody('login_id');
    return new Response(JSON.stringify(await loginType(ctx, id, login_id)), { headers: JSON_TYPE });
  },
});
