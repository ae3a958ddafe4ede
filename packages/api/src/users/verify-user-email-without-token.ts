import { manageSystem } from '@foremast/domain/permissions/system';
import { getAccount } from '@foremast/domain/users/get-account';
import { presentUser } from '@foremast/domain/users/present-user';
import { confirmByAdministrator } from '@foremast/domain/users/verify-email';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';

// The account is answered as it was before.
export const verifyUserEmailWithoutToken = operation({
  id: 'VerifyUserEmailWithoutToken',
  method: 'POST',
  path: '/api/v4/users/{user_id}/email/verify/member',
  summary: 'Confirm somebody’s address as an administrator.',
  response: User,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    const user = await getAccount(ctx.db, params.user_id);
    await confirmByAdministrator(ctx, user);
    return presentUser(user, 'admin', ctx.config);
  },
});
