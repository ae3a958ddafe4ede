import { hasSystem } from '@foremast/domain/permissions/system';
import { teamNameOf } from '@foremast/domain/teams/get-team';
import { operation } from '@foremast/kernel/operation';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { findTeamByName } from '@foremast/store/queries/teams';
import { t } from '@foremast/wire/scalars';

export const teamExists = operation({
  id: 'TeamExists',
  method: 'GET',
  path: '/api/v4/teams/name/{name}/exists',
  summary: 'Whether there is a team of this name, as far as the caller may know.',
  response: t.Object({ exists: t.Boolean() }),
  permission: 'session',
  async handle({ params }, ctx) {
    const team = await findTeamByName(ctx.db, teamNameOf(params.name));
    if (!team) return { exists: false };
    const member = await findTeamMember(ctx.db, team.id, ctx.userId);
    if (member && member.delete_at === 0) return { exists: true };
    return { exists: await hasSystem(ctx, team.allow_open_invite ? 'list_public_teams' : 'list_private_teams') };
  },
});
