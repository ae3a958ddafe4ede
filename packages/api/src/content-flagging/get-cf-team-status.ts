import { canReportIn, requireFlagging } from '@foremast/domain/content-flagging/availability';
import { inTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getCfTeamStatus = operation({
  id: 'GetCFTeamStatus',
  method: 'GET',
  path: '/api/v4/content_flagging/team/{team_id}/status',
  summary: 'May messages of a team be reported?',
  uncheckedParams: ['team_id'],
  response: t.Object({ enabled: t.Boolean() }),
  permission: 'session',
  async handle({ params }, ctx) {
    requireFlagging(ctx, params);
    await ctx.require(inTeam(params.team_id));
    return { enabled: await canReportIn(ctx.db, ctx.config, params.team_id) };
  },
});
