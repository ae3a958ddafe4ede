import { onTeam } from '@foremast/domain/permissions/team';
import { addMembers, addMembersGracefully, checkGuests } from '@foremast/domain/teams/add-members';
import { getTeam } from '@foremast/domain/teams/get-team';
import { presentTeamMembers } from '@foremast/domain/teams/present-team';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { TeamMember, TeamMemberWithError } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

const MAX = 256;

export const addTeamMembers = operation({
  id: 'AddTeamMembers',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/members/batch',
  summary: 'Add several people to a team; graceful: tell of each whether it worked.',
  query: t.Object({ graceful: t.Boolean() }),
  body: t.Array(t.Object({ team_id: t.String(), user_id: t.String() })),
  bodyName: 'members',
  response: t.Union([t.Array(TeamMember), t.Array(TeamMemberWithError)]),
  status: 201,
  permission: 'session',
  async handle({ params, query, body }, ctx) {
    if (body.length === 0) throw invalidBody('no members in batch');
    if (body.length > MAX) throw invalidBody('too many members in batch');
    const team = await getTeam(ctx.db, params.team_id);
    for (const { team_id, user_id } of body) {
      if (team_id !== team.id) throw invalidBody(`team_id for member with user_id=${user_id}`);
      if (!isId(user_id)) throw invalidBody('user_id');
    }
    const ids = body.map((member) => member.user_id);
    await ctx.require(onTeam('add_user_to_team', team.id));
    await checkGuests(ctx, team.id, ids);
    return query.graceful ? addMembersGracefully(ctx, team, ids) : presentTeamMembers(ctx.db, await addMembers(ctx, team, ids));
  },
});
