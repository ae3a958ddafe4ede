import { getCustomGroup } from '@foremast/domain/groups/get-group';
import { archiveGroup } from '@foremast/domain/groups/save-group';
import { onGroup } from '@foremast/domain/permissions/group';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Group } from '@foremast/wire/models/group';

export const deleteGroup = operation({
  id: 'DeleteGroup',
  method: 'DELETE',
  path: '/api/v4/groups/{group_id}',
  summary: 'Archive a group of one’s own; it can be mentioned no more.',
  response: Group,
  permission: 'session',
  async handle({ params }, ctx) {
    const group = await getCustomGroup(ctx, params.group_id);
    await ctx.require(onGroup('delete_custom_group', group.id));
    if (group.delete_at > 0) throw notFound('app.group.no_rows');
    return ctx.tx((tx) => archiveGroup(tx, group));
  },
});
