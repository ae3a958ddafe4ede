import { circleOf } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { countShared } from '@foremast/store/queries/user-circle';
import { countUsers } from '@foremast/store/queries/user-lists';
import { UsersStats } from '@foremast/wire/models/users-stats';

export const getTotalUsersStats = operation({
  id: 'GetTotalUsersStats',
  method: 'GET',
  path: '/api/v4/users/stats',
  summary: 'How many active accounts there are, bots too. Guests are told how often they meet somebody: once for each channel they share.',
  response: UsersStats,
  permission: 'session',
  async handle(_, ctx) {
    const circle = await circleOf(ctx);
    const meetings = circle?.teams.length === 0;
    return { total_users_count: meetings ? await countShared(ctx.db, ctx.userId) : await countUsers(ctx.db, { active: true, circle }) };
  },
});
