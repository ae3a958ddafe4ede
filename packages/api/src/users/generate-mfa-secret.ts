import { notAnApp, ownAccount } from '@foremast/domain/permissions/system';
import { generateSecret } from '@foremast/domain/users/mfa';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const generateMfaSecret = operation({
  id: 'GenerateMfaSecret',
  method: 'POST',
  path: '/api/v4/users/{user_id}/mfa/generate',
  summary: 'A new secret for the second factor, and its picture.',
  response: t.Object({ secret: t.String(), qr_code: t.String() }),
  permission: ({ params }) => [notAnApp, ownAccount(params.user_id)],
  beforeMfa: true,
  handle({ params }, ctx) {
    Object.assign(ctx.reply.headers, { 'cache-control': 'no-cache', pragma: 'no-cache', expires: '0' });
    return generateSecret(ctx, params.user_id);
  },
});
