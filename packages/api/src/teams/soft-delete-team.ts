import { manageSystem } from '@foremast/domain/permissions/system';
import { onTeam } from '@foremast/domain/permissions/team';
import { archiveTeam } from '@foremast/domain/teams/change-team';
import { deleteTeam } from '@foremast/domain/teams/delete-team';
import { getTeam } from '@foremast/domain/teams/get-team';
import { unauthorized } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const softDeleteTeam = operation({
  id: 'SoftDeleteTeam',
  method: 'DELETE',
  path: '/api/v4/teams/{team_id}',
  summary: 'Archive a team; permanent: remove it for good, where the server allows that.',
  query: t.Object({ permanent: t.Boolean() }),
  response: StatusOK,
  permission: ({ params }) => [onTeam('manage_team', params.team_id)],
  async handle({ params, query }, ctx) {
    if (query.permanent && !ctx.config.ServiceSettings.EnableAPITeamDeletion) {
      const suffix = (await ctx.may(manageSystem)) ? 'for_admin.app_error' : 'app_error';
      throw unauthorized(`api.user.delete_team.not_enabled.${suffix}`);
    }
    const team = await getTeam(ctx.db, params.team_id);
    await ctx.tx(async (tx) => {
      if (query.permanent) await deleteTeam(tx, team);
      else await archiveTeam(tx, team);
    });
    return OK;
  },
});
