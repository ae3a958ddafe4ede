import { getVisibleGroup } from '@foremast/domain/groups/get-group';
import { presentGroup } from '@foremast/domain/groups/present-group';
import { circleOf } from '@foremast/domain/users/visibility';
import { operation } from '@foremast/kernel/operation';
import { Group } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const getGroup = operation({
  id: 'GetGroup',
  method: 'GET',
  path: '/api/v4/groups/{group_id}',
  summary: 'One group.',
  query: t.Object({ include_member_count: t.Boolean(), include_member_ids: t.Boolean() }),
  response: Group,
  permission: 'session',
  async handle({ params, query }, ctx) {
    const group = await getVisibleGroup(ctx, params.group_id);
    return presentGroup(ctx.db, group, {
      memberCount: query.include_member_count === true,
      memberIds: query.include_member_ids === true,
      circle: await circleOf(ctx),
    });
  },
});
