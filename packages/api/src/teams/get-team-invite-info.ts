import { getTeamByInvite } from '@foremast/domain/teams/get-team';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getTeamInviteInfo = operation({
  id: 'GetTeamInviteInfo',
  method: 'GET',
  path: '/api/v4/teams/invite/{invite_id}',
  summary: 'Which team an invitation link leads to; for everybody.',
  response: t.Object({ id: t.String(), name: t.String(), display_name: t.String(), description: t.String() }),
  permission: 'public',
  async handle({ params }, ctx) {
    const { id, name, display_name, description, type } = await getTeamByInvite(ctx.db, params.invite_id);
    if (type !== 'O') throw forbidden('api.team.get_invite_info.not_open_team');
    return { id, name, display_name, description };
  },
});
