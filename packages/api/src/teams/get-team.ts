import { requireAsReviewer } from '@foremast/domain/content-flagging/as-reviewer';
import { requireFlagging } from '@foremast/domain/content-flagging/availability';
import { maySeeTeam, getTeam as teamById } from '@foremast/domain/teams/get-team';
import { presentTeam } from '@foremast/domain/teams/present-team';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

export const getTeam = operation({
  id: 'GetTeam',
  method: 'GET',
  path: '/api/v4/teams/{team_id}',
  summary: 'One team.',
  query: t.Object({ as_content_reviewer: t.Boolean(), flagged_post_id: t.String() }),
  response: Team,
  permission: 'session',
  async handle({ params, query }, ctx) {
    if (query.as_content_reviewer) requireFlagging(ctx);
    const team = await teamById(ctx.db, params.team_id);
    if (query.as_content_reviewer) {
      const mismatch = 'api.team.get_team.flagged_post_mismatch.app_error';
      await requireAsReviewer(ctx, query.flagged_post_id, mismatch, ({ channel }) => channel.team_id === team.id);
    } else if (!(await maySeeTeam(ctx, team))) throw noPermission();
    return presentTeam(ctx, team);
  },
});
