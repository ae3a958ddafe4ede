import { presentMemberOutside } from '@foremast/domain/channels/present-member-outside';
import { onSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { countMembersMinusGroups, membersMinusGroups } from '@foremast/store/queries/filled-from-groups';
import { groupsOfUsers } from '@foremast/store/queries/groups-of-users';
import { Json, t } from '@foremast/wire/scalars';

export const teamMembersMinusGroupMembers = operation({
  id: 'TeamMembersMinusGroupMembers',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/members_minus_group_members',
  summary: 'Who would leave the team if only these groups filled it.',
  query: t.Object({ group_ids: t.String(), ...paging }),
  response: t.Object({ users: t.Array(Json), total_count: t.Integer() }),
  permission: ({ query }) => {
    if (!query.group_ids.split(',').every(isId)) throw invalidBody('group_ids');
    return [onSystem('sysconsole_read_user_management_groups')];
  },
  async handle({ params, query }, ctx) {
    const groupIds = query.group_ids.split(',');
    const team = { kind: 'team', id: params.team_id } as const;
    const rows = await membersMinusGroups(ctx.db, team, groupIds, { offset: query.page * query.per_page, limit: query.per_page });
    const groups = await groupsOfUsers(
      ctx.db,
      rows.map((row) => row.id),
    );
    return {
      users: rows.map((row) => presentMemberOutside(row, groups.get(row.id) ?? [], ctx.config)),
      total_count: await countMembersMinusGroups(ctx.db, team, groupIds),
    };
  },
});
