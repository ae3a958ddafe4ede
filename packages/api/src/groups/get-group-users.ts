import { requireReadGroup } from '@foremast/domain/permissions/group';
import { presentUsers } from '@foremast/domain/users/present-users';
import { circleOf } from '@foremast/domain/users/visibility';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { groupMemberCounts, groupMemberPage } from '@foremast/store/queries/groups';
import { usersByIds } from '@foremast/store/queries/users';
import { GroupMemberList } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const getGroupUsers = operation({
  id: 'GetGroupUsers',
  method: 'GET',
  path: '/api/v4/groups/{group_id}/members',
  summary: 'The people of a group, by username.',
  query: t.Object(paging),
  response: GroupMemberList,
  permission: 'session',
  async handle({ params, query }, ctx) {
    await requireReadGroup(ctx, params.group_id);
    const circle = await circleOf(ctx);
    const ids = await groupMemberPage(ctx.db, params.group_id, { page: query.page, perPage: query.per_page }, circle);
    const counts = await groupMemberCounts(ctx.db, [params.group_id], circle);
    return { members: await presentUsers(ctx, await usersByIds(ctx.db, ids)), total_member_count: counts.get(params.group_id) ?? 0 };
  },
});
