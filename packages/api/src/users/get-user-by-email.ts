import { hasSystem } from '@foremast/domain/permissions/system';
import { isEmail } from '@foremast/domain/users/validate-user';
import { viewerOfOthers } from '@foremast/domain/users/viewer';
import { absent, maySeeUser } from '@foremast/domain/users/visibility';
import { showUser } from '@foremast/domain/users/visible-user';
import { forbidden, invalidUrl, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUserByEmail } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';

// One is to oneself like anybody else here.
export const getUserByEmail = operation({
  id: 'GetUserByEmail',
  method: 'GET',
  path: '/api/v4/users/email/{email}',
  summary: 'One account by its address.',
  response: User,
  permission: 'session',
  async handle({ params }, ctx) {
    const email = params.email.toLowerCase();
    if (!isEmail(email)) throw invalidUrl('email');
    if (!ctx.config.PrivacySettings.ShowEmailAddress && !(await hasSystem(ctx, 'manage_system')))
      throw forbidden('api.user.get_user_by_email.permissions.app_error');
    const user = await findUserByEmail(ctx.db, email);
    if (!user) throw await absent(ctx, notFound('app.user.missing_account.const'));
    if (!(await maySeeUser(ctx, user.id))) throw noPermission();
    return showUser(ctx, user, await viewerOfOthers(ctx));
  },
});
