import { operation } from '@foremast/kernel/operation';
import { knownUserIds } from '@foremast/store/queries/known-users';
import { Id, t } from '@foremast/wire/scalars';

export const getKnownUsers = operation({
  id: 'GetKnownUsers',
  method: 'GET',
  path: '/api/v4/users/known',
  summary: 'The ids of the people one shares a channel with.',
  response: t.Array(Id),
  permission: 'session',
  handle: (_, ctx) => knownUserIds(ctx.db, ctx.userId),
});
