import { presentUser } from '@foremast/domain/users/present-user';
import { viewerOf } from '@foremast/domain/users/viewer';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';

export const getUser = operation({
  id: 'GetUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}',
  summary: 'One account; `me` is one’s own.',
  response: User,
  permission: 'session',
  async handle({ params }, ctx) {
    const user = await findUser(ctx.db, params.user_id);
    if (!user) throw notFound('app.user.missing_account.const');
    const { ShowFullName, ShowEmailAddress } = ctx.config.PrivacySettings;
    ctx.etag(user.id, user.update_at, '', 0, ShowFullName, ShowEmailAddress, user.bot_last_icon_update ?? 0);
    return presentUser(user, await viewerOf(ctx, user.id), ctx.config);
  },
});
