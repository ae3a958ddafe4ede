import { checkCustomGroups, getGroup, isCustom } from '@foremast/domain/groups/get-group';
import { restoreGroup as restore } from '@foremast/domain/groups/save-group';
import { onGroup } from '@foremast/domain/permissions/group';
import { notFound, switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Group } from '@foremast/wire/models/group';

export const restoreGroup = operation({
  id: 'RestoreGroup',
  method: 'POST',
  path: '/api/v4/groups/{group_id}/restore',
  summary: 'Bring an archived group back.',
  response: Group,
  permission: 'session',
  async handle({ params }, ctx) {
    const group = await getGroup(ctx.db, params.group_id);
    if (!isCustom(group)) throw switchedOff('app.group.crud_permission');
    checkCustomGroups(ctx);
    await ctx.require(onGroup('restore_custom_group', group.id));
    if (group.delete_at === 0) throw notFound('app.group.no_rows');
    return ctx.tx((tx) => restore(tx, group));
  },
});
