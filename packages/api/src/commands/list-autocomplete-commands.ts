import { completableCommands } from '@foremast/domain/commands/list-commands';
import { inTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { Command } from '@foremast/wire/models/command';
import { t } from '@foremast/wire/scalars';

export const listAutocompleteCommands = operation({
  id: 'ListAutocompleteCommands',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/commands/autocomplete',
  summary: 'The commands that completion offers in a team.',
  response: t.Array(Command),
  permission: ({ params }) => [inTeam(params.team_id)],
  handle: ({ params }, ctx) => completableCommands(ctx, params.team_id),
});
