import { hasOnTeam } from '@foremast/domain/permissions/team';
import { getTeam, isOpenTeam } from '@foremast/domain/teams/get-team';
import { iconOf } from '@foremast/domain/teams/team-icon';
import { NotModified } from '@foremast/kernel/context';
import { noPermission } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

// The ETag is the instant alone. An icon that was taken away is not served on: the original goes on showing it.
export const getTeamIcon = operation({
  id: 'GetTeamIcon',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/image',
  summary: 'The icon of a team, as a PNG.',
  response: Raw,
  permission: 'session',
  noCsrf: true,
  async handle({ params }, ctx) {
    const team = await getTeam(ctx.db, params.team_id);
    if (!isOpenTeam(team) && !(await hasOnTeam(ctx, 'view_team', team.id))) throw noPermission();
    const icon = await iconOf(ctx, team);
    const etag = String(team.last_team_icon_update);
    if (ctx.request.headers.get('if-none-match') === etag) throw new NotModified(etag);
    return new Response(icon, { headers: { 'content-type': 'image/png', 'cache-control': 'max-age=86400, private', etag } });
  },
});
