import { changeableAccount } from '@foremast/domain/permissions/account';
import { patchProfile } from '@foremast/domain/users/edit-account';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const patchUser = operation({
  id: 'PatchUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/patch',
  summary: 'Change some fields of a person’s profile.',
  body: t.Object({
    username: t.Optional(t.String()),
    password: t.Optional(t.String()),
    email: t.Optional(t.String()),
    nickname: t.Optional(t.String()),
    first_name: t.Optional(t.String()),
    last_name: t.Optional(t.String()),
    position: t.Optional(t.String()),
    props: t.Optional(t.StringMap()),
    notify_props: t.Optional(t.StringMap()),
    locale: t.Optional(t.String()),
    timezone: t.Optional(t.StringMap()),
  }),
  bodyName: 'user',
  response: User,
  permission: ({ params }) => [changeableAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    const user = await findUser(ctx.db, params.user_id);
    if (!user) throw invalidBody('user_id');
    return patchProfile(ctx, user, body);
  },
});
