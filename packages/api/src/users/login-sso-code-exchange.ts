import { operation, Raw } from '@foremast/kernel/operation';
import { wordsFor } from '@foremast/kernel/words';
import { t } from '@foremast/wire/scalars';

const GONE = { id: 'api.user.login_sso_code_exchange.deprecated.app_error', status: 410, params: {} };

// Phones get their session by the redirect itself; the way over a code has been withdrawn, and a header says so.
export const loginSsoCodeExchange = operation({
  id: 'LoginSSOCodeExchange',
  method: 'POST',
  path: '/api/v4/users/login/sso/code-exchange',
  summary: 'Exchange the code of a sign-in elsewhere for a session.',
  body: t.Unknown(),
  lenientBody: true,
  response: Raw,
  permission: 'public',
  noCsrf: true,
  handle(_, ctx) {
    const body = { id: GONE.id, message: wordsFor(GONE), detailed_error: '', request_id: ctx.request.id, status_code: GONE.status };
    return new Response(JSON.stringify(body), { status: GONE.status, headers: { 'content-type': 'application/json', deprecation: 'true' } });
  },
});
