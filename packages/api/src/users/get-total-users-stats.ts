import { circleOf } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { countUsers } from '@foremast/store/queries/user-lists';
import { UsersStats } from '@foremast/wire/models/users-stats';

export const getTotalUsersStats = operation({
  id: 'GetTotalUsersStats',
  method: 'GET',
  path: '/api/v4/users/stats',
  summary: 'How many active people there are, as far as one may see them.',
  response: UsersStats,
  permission: 'session',
  async handle(_, ctx) {
    return { total_users_count: await countUsers(ctx.db, { active: true, bots: false, circle: await circleOf(ctx) }) };
  },
});
