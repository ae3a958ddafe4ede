import { signUp } from '@foremast/domain/users/sign-up';
import { operation } from '@foremast/kernel/operation';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const createUser = operation({
  id: 'CreateUser',
  method: 'POST',
  path: '/api/v4/users',
  summary: 'Make an account: by open sign-up, by an invitation, or as an administrator for somebody else.',
  query: t.Object({ t: t.String(), iid: t.String(), r: t.String() }),
  body: t.Object({
    id: t.String(),
    username: t.String(),
    password: t.String(),
    email: t.String(),
    email_verified: t.Boolean(),
    auth_data: t.Nullable(t.String()),
    auth_service: t.String(),
    nickname: t.String(),
    first_name: t.String(),
    last_name: t.String(),
    position: t.String(),
    roles: t.String(),
    allow_marketing: t.Boolean(),
    is_bot: t.Boolean(),
    props: t.StringMap(),
    notify_props: t.StringMap(),
    locale: t.String(),
    timezone: t.StringMap(),
    disable_welcome_email: t.Boolean(),
  }),
  bodyName: 'user',
  response: User,
  status: 201,
  permission: 'public',
  handle: ({ body, query }, ctx) => signUp(ctx, body, query),
});
