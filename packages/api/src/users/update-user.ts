import { changeableAccount } from '@foremast/domain/permissions/account';
import { replaceProfile } from '@foremast/domain/users/edit-account';
import { getAccount } from '@foremast/domain/users/get-account';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const updateUser = operation({
  id: 'UpdateUser',
  method: 'PUT',
  path: '/api/v4/users/{user_id}',
  summary: 'Replace the profile of a person; what is left out becomes empty.',
  body: t.Object({
    id: t.String(),
    username: t.String(),
    password: t.String(),
    email: t.String(),
    nickname: t.String(),
    first_name: t.String(),
    last_name: t.String(),
    position: t.String(),
    props: t.StringMap(),
    notify_props: t.StringMap(),
    locale: t.String(),
    timezone: t.Nullable(t.StringMap()),
    remote_id: t.Optional(t.String()),
  }),
  bodyName: 'user',
  response: User,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.id !== params.user_id) throw invalidBody('user_id');
    await ctx.require(changeableAccount(params.user_id));
    return replaceProfile(ctx, await getAccount(ctx.db, params.user_id), body);
  },
});
