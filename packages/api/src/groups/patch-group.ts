import { getCustomGroup, getGroup, isCustom } from '@foremast/domain/groups/get-group';
import { patchGroup as patch } from '@foremast/domain/groups/save-group';
import { onGroup } from '@foremast/domain/permissions/group';
import { onSystem } from '@foremast/domain/permissions/system';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Group } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const patchGroup = operation({
  id: 'PatchGroup',
  method: 'PUT',
  path: '/api/v4/groups/{group_id}/patch',
  summary: 'Change a group: its name, title, description, whether it can be mentioned.',
  body: t.Object({
    name: t.Optional(t.String()),
    display_name: t.Optional(t.String()),
    description: t.Optional(t.String()),
    allow_reference: t.Optional(t.Boolean()),
  }),
  bodyName: 'group',
  response: Group,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const custom = isCustom(await getGroup(ctx.db, params.group_id));
    const group = custom ? await getCustomGroup(ctx, params.group_id) : await getGroup(ctx.db, params.group_id);
    await ctx.require(custom ? onGroup('edit_custom_group', group.id) : onSystem('sysconsole_write_user_management_groups'));
    if (custom && body.allow_reference === false) throw badRequest('api.custom_groups.must_be_referenceable');
    return ctx.tx((tx) => patch(tx, group, body));
  },
});
