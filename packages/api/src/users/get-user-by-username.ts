import { isUsername } from '@foremast/domain/users/validate-user';
import { getVisibleUser } from '@foremast/domain/users/visible-user';
import { invalidBody, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUserByUsername } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';

export const getUserByUsername = operation({
  id: 'GetUserByUsername',
  method: 'GET',
  path: '/api/v4/users/username/{username}',
  summary: 'One account by its user name.',
  response: User,
  permission: 'session',
  async handle({ params: { username } }, ctx) {
    if (!/^[\w.-]+$/.test(username)) throw notFound('api.context.404.app_error');
    if (!isUsername(username, true)) throw invalidBody('username');
    return getVisibleUser(ctx, await findUserByUsername(ctx.db, username), 'app.user.get_by_username.app_error');
  },
});
