import { getCustomGroup } from '@foremast/domain/groups/get-group';
import { removeFromGroup } from '@foremast/domain/groups/group-members';
import { onGroup } from '@foremast/domain/permissions/group';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { GroupMember } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const deleteGroupMembers = operation({
  id: 'DeleteGroupMembers',
  method: 'DELETE',
  path: '/api/v4/groups/{group_id}/members',
  summary: 'Take people out of a group.',
  body: t.Object({ user_ids: t.Array(t.String()) }),
  bodyName: 'deleteGroupMembers',
  response: t.Array(GroupMember),
  permission: 'session',
  async handle({ params, body }, ctx) {
    const group = await getCustomGroup(ctx, params.group_id);
    await ctx.require(onGroup('manage_custom_group_members', group.id));
    const ids = [...new Set(body.user_ids)];
    if (ids.length === 0 || !ids.every(isId)) throw invalidBody('user_id');
    return ctx.tx((tx) => removeFromGroup(tx, group.id, ids));
  },
});
