import { knowsAllGroups } from '@foremast/domain/groups/present-group';
import { presentLinkedGroups } from '@foremast/domain/groups/present-syncable';
import { hasByType } from '@foremast/domain/permissions/channel';
import { noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelHead } from '@foremast/store/queries/channels';
import { countGroupsOfTarget, groupsOfTarget } from '@foremast/store/queries/group-syncables';
import { GroupWithSchemeAdmin } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';
import { linkedGroupQuery, pageOf } from './linked-group-query.ts';

export const getGroupsByChannel = operation({
  id: 'GetGroupsByChannel',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/groups',
  summary: 'The groups that fill a channel.',
  query: linkedGroupQuery,
  response: t.Object({ groups: t.Array(GroupWithSchemeAdmin), total_group_count: t.Integer() }),
  permission: 'session',
  async handle({ params, query }, ctx) {
    const channel = await channelHead(ctx.db, params.channel_id);
    if (!channel) throw notFound('app.channel.get.existing.app_error');
    if (!(await hasByType(ctx, 'read_{}_channel_groups', channel))) throw noPermission();
    const filter = { q: query.q, mentionableOnly: query.filter_allow_reference === true || !(await knowsAllGroups(ctx)) };
    const rows = await groupsOfTarget(ctx.db, 'channel', channel.id, filter, pageOf(query));
    return {
      groups: await presentLinkedGroups(ctx.db, rows, query.include_member_count === true),
      total_group_count: await countGroupsOfTarget(ctx.db, 'channel', channel.id, filter),
    };
  },
});
