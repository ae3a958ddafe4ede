import { knowsAllGroups } from '@foremast/domain/groups/present-group';
import { presentLinkedGroups } from '@foremast/domain/groups/present-syncable';
import { onTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { countGroupsOfTarget, groupsOfTarget } from '@foremast/store/queries/group-syncables';
import { GroupWithSchemeAdmin } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';
import { linkedGroupQuery, pageOf } from './linked-group-query.ts';

export const getGroupsByTeam = operation({
  id: 'GetGroupsByTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/groups',
  summary: 'The groups that fill a team.',
  query: linkedGroupQuery,
  response: t.Object({ groups: t.Array(GroupWithSchemeAdmin), total_group_count: t.Integer() }),
  permission: ({ params }) => [onTeam('list_team_channels', params.team_id)],
  async handle({ params, query }, ctx) {
    const filter = { q: query.q, mentionableOnly: query.filter_allow_reference === true || !(await knowsAllGroups(ctx)) };
    const rows = await groupsOfTarget(ctx.db, 'team', params.team_id, filter, pageOf(query));
    return {
      groups: await presentLinkedGroups(ctx.db, rows, query.include_member_count === true),
      total_group_count: await countGroupsOfTarget(ctx.db, 'team', params.team_id, filter),
    };
  },
});
