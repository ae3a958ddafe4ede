import { formFile } from '@foremast/domain/input/form-file';
import { onTeam } from '@foremast/domain/permissions/team';
import { namedTeam } from '@foremast/domain/teams/get-team';
import { setIcon } from '@foremast/domain/teams/team-icon';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const ERRORS = {
  parse: 'api.team.set_team_icon.parse.app_error',
  missing: 'api.team.set_team_icon.no_file.app_error',
  tooLarge: 'api.team.set_team_icon.too_large.app_error',
  tooLargeStatus: 400,
} as const;

export const setTeamIcon = operation({
  id: 'SetTeamIcon',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/image',
  summary: 'Give a team an icon: the part `image` of a form.',
  body: t.Unknown(),
  rawBody: true,
  response: StatusOK,
  permission: ({ params }) => [onTeam('manage_team', params.team_id)],
  async handle({ params }, ctx) {
    const file = await formFile(ctx, 'image', ctx.config.FileSettings.MaxFileSize, ERRORS);
    await setIcon(ctx, await namedTeam(ctx.db, params.team_id, 'api.team.set_team_icon.get_team.app_error'), file);
    return OK;
  },
});
