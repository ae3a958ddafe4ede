import { textList } from '@foremast/domain/input/text-list';
import { presentUsers } from '@foremast/domain/users/present-users';
import { visibleOf } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { usersByUsernames } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const getUsersByUsernames = operation({
  id: 'GetUsersByUsernames',
  method: 'POST',
  path: '/api/v4/users/usernames',
  summary: 'The people with these user names; those who are not there are left out.',
  body: t.Unknown(),
  lenientBody: true,
  response: t.Array(User),
  permission: 'session',
  async handle({ body }, ctx) {
    const rows = await usersByUsernames(ctx.db, textList(body, 'usernames'));
    const seen = await visibleOf(
      ctx,
      rows.map((row) => row.id),
    );
    return presentUsers(
      ctx,
      rows.filter((row) => seen.has(row.id)),
    );
  },
});
