import { presentSyncable } from '@foremast/domain/groups/present-syncable';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { syncablesOfGroup } from '@foremast/store/queries/group-syncables';
import { GroupSyncable } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

export const getGroupSyncablesChannels = operation({
  id: 'GetGroupSyncablesChannels',
  method: 'GET',
  path: '/api/v4/groups/{group_id}/channels',
  summary: 'The channels that a group fills.',
  response: t.Array(GroupSyncable),
  permission: () => [onSystem('sysconsole_read_user_management_groups')],
  async handle({ params }, ctx) {
    return (await syncablesOfGroup(ctx.db, 'channel', params.group_id)).map((link) => presentSyncable('channel', link));
  },
});
