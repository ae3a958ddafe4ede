import { presentSyncable } from '@foremast/domain/groups/present-syncable';
import { manageSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { namedSyncable } from '@foremast/store/queries/group-syncables';
import { GroupSyncable } from '@foremast/wire/models/group';

export const getGroupSyncableForTeamId = operation({
  id: 'GetGroupSyncableForTeamId',
  method: 'GET',
  path: '/api/v4/groups/{group_id}/teams/{team_id}',
  summary: 'How a group fills a team.',
  response: GroupSyncable,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    const link = await namedSyncable(ctx.db, 'team', params.group_id, params.team_id);
    if (!link) throw notFound('app.group.no_rows');
    return presentSyncable('team', link);
  },
});
