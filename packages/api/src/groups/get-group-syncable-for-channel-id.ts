import { presentSyncable } from '@foremast/domain/groups/present-syncable';
import { manageSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { namedSyncable } from '@foremast/store/queries/group-syncables';
import { GroupSyncable } from '@foremast/wire/models/group';

export const getGroupSyncableForChannelId = operation({
  id: 'GetGroupSyncableForChannelId',
  method: 'GET',
  path: '/api/v4/groups/{group_id}/channels/{channel_id}',
  summary: 'How a group fills a channel.',
  response: GroupSyncable,
  permission: () => [manageSystem],
  async handle({ params }, ctx) {
    const link = await namedSyncable(ctx.db, 'channel', params.group_id, params.channel_id);
    if (!link) throw notFound('app.group.no_rows');
    return presentSyncable('channel', link);
  },
});
