import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { groupMemberCounts } from '@foremast/store/queries/groups';
import { GroupStats } from '@foremast/wire/models/group';

export const getGroupStats = operation({
  id: 'GetGroupStats',
  method: 'GET',
  path: '/api/v4/groups/{group_id}/stats',
  summary: 'How many people are in a group.',
  response: GroupStats,
  permission: () => [onSystem('sysconsole_read_user_management_groups')],
  async handle({ params }, ctx) {
    const counts = await groupMemberCounts(ctx.db, [params.group_id]);
    return { group_id: params.group_id, total_member_count: counts.get(params.group_id) ?? 0 };
  },
});
