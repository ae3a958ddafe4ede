import { getSyncedGroup } from '@foremast/domain/groups/get-group';
import { checkMayFill, getTarget, linkGroup } from '@foremast/domain/groups/link-group';
import { presentSyncable } from '@foremast/domain/groups/present-syncable';
import { operation } from '@foremast/kernel/operation';
import { GroupSyncable } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const linkGroupSyncableForTeam = operation({
  id: 'LinkGroupSyncableForTeam',
  method: 'POST',
  path: '/api/v4/groups/{group_id}/teams/{team_id}/link',
  summary: 'Fill a team from a group of a directory.',
  body: t.Object({ auto_add: t.Optional(t.Boolean()), scheme_admin: t.Optional(t.Boolean()) }),
  bodyName: 'group_syncable',
  response: GroupSyncable,
  status: 201,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const group = await getSyncedGroup(ctx.db, params.group_id);
    const target = await getTarget(ctx, 'team', params.team_id);
    await checkMayFill(ctx, group, target);
    return presentSyncable('team', await ctx.tx((tx) => linkGroup(tx, group, target, body)));
  },
});
