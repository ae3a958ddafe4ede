import { mfaMissing } from '@foremast/domain/users/mfa';
import { getVisibleUser } from '@foremast/domain/users/visible-user';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';

// Those who have yet to set up the second factor may read themselves, but only as `me`.
export const getUser = operation({
  id: 'GetUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}',
  summary: 'One account; `me` is one’s own.',
  response: User,
  permission: 'session',
  beforeMfa: true,
  async handle({ params }, ctx) {
    if (!ctx.request.path.endsWith('/me') && (await mfaMissing(ctx.app, ctx.session))) throw forbidden('api.context.mfa_required.app_error');
    return getVisibleUser(ctx, await findUser(ctx.db, params.user_id), 'app.user.missing_account.const');
  },
});
