import { getSyncedGroup } from '@foremast/domain/groups/get-group';
import { checkMayFill, getTarget, patchLink } from '@foremast/domain/groups/link-group';
import { presentSyncable } from '@foremast/domain/groups/present-syncable';
import { operation } from '@foremast/kernel/operation';
import { GroupSyncable } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const patchGroupSyncableForTeam = operation({
  id: 'PatchGroupSyncableForTeam',
  method: 'PUT',
  path: '/api/v4/groups/{group_id}/teams/{team_id}/patch',
  summary: 'Change how a group fills a team.',
  body: t.Object({ auto_add: t.Optional(t.Boolean()), scheme_admin: t.Optional(t.Boolean()) }),
  bodyName: 'group_syncable',
  response: GroupSyncable,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const group = await getSyncedGroup(ctx.db, params.group_id);
    const target = await getTarget(ctx, 'team', params.team_id);
    await checkMayFill(ctx, group, target);
    return presentSyncable('team', await ctx.tx((tx) => patchLink(tx, group, target, body)));
  },
});
