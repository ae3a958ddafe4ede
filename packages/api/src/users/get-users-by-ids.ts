import { textList } from '@foremast/domain/input/text-list';
import { presentUsers } from '@foremast/domain/users/present-users';
import { visibleOf } from '@foremast/domain/users/visibility';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { usersByIds } from '@foremast/store/queries/users';
import { User } from '@foremast/wire/models/user';
import { t } from '@foremast/wire/scalars';

export const getUsersByIds = operation({
  id: 'GetUsersByIds',
  method: 'POST',
  path: '/api/v4/users/ids',
  summary: 'The people with these ids; those who are not there are left out.',
  query: t.Object({ since: t.String() }),
  body: t.Unknown(),
  lenientBody: true,
  response: t.Array(User),
  permission: 'session',
  async handle({ query, body }, ctx) {
    const ids = textList(body, 'user_ids');
    if (query.since !== '' && !/^[+-]?\d+$/.test(query.since)) throw invalidBody('since');
    const seen = await visibleOf(ctx, ids);
    const since = Number(query.since);
    const rows = await usersByIds(ctx.db, ids);
    return presentUsers(
      ctx,
      rows.filter((row) => seen.has(row.id) && row.update_at > since),
    );
  },
});
