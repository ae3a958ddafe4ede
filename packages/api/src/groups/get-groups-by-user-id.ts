import { knowsAllGroups, presentGroups } from '@foremast/domain/groups/present-group';
import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { groupsOfUser } from '@foremast/store/queries/groups';
import { Group } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const getGroupsByUserId = operation({
  id: 'GetGroupsByUserId',
  method: 'GET',
  path: '/api/v4/users/{user_id}/groups',
  summary: 'The groups that somebody is in.',
  response: t.Array(Group),
  permission: ({ params }) => [anyOf(self(params.user_id), manageSystem)],
  async handle({ params }, ctx) {
    const [all, groups] = [await knowsAllGroups(ctx), await groupsOfUser(ctx.db, params.user_id)];
    return presentGroups(
      ctx.db,
      groups.filter((group) => all || group.allow_reference),
    );
  },
});
