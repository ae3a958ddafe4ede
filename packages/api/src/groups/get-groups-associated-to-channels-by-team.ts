import { knowsAllGroups } from '@foremast/domain/groups/present-group';
import { presentLinkedGroups } from '@foremast/domain/groups/present-syncable';
import { onTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { groupsByChannelOfTeam } from '@foremast/store/queries/group-syncables';
import { GroupWithSchemeAdmin } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';
import { linkedGroupQuery, pageOf } from './linked-group-query.ts';

export const getGroupsAssociatedToChannelsByTeam = operation({
  id: 'GetGroupsAssociatedToChannelsByTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/groups_by_channels',
  summary: 'The groups that fill channels of a team, by channel.',
  query: linkedGroupQuery,
  response: t.Object({ groups: t.Record(t.String(), t.Array(GroupWithSchemeAdmin)) }),
  permission: ({ params }) => [onTeam('list_team_channels', params.team_id)],
  async handle({ params, query }, ctx) {
    const filter = { q: query.q, mentionableOnly: query.filter_allow_reference === true || !(await knowsAllGroups(ctx)) };
    const found = await groupsByChannelOfTeam(ctx.db, params.team_id, filter, pageOf(query));
    const groups: Record<string, GroupWithSchemeAdmin[]> = {};
    for (const [channel, rows] of found) groups[channel] = await presentLinkedGroups(ctx.db, rows, false);
    return { groups };
  },
});
