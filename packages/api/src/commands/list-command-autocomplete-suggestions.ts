import { completableCommands } from '@foremast/domain/commands/list-commands';
import { suggest } from '@foremast/domain/commands/suggest';
import { hasSystem } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { AutocompleteSuggestion } from '@foremast/wire/models/command';
import { t } from '@foremast/wire/scalars';

export const listCommandAutocompleteSuggestions = operation({
  id: 'ListCommandAutocompleteSuggestions',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/commands/autocomplete_suggestions',
  summary: 'How what somebody writes may go on.',
  query: t.Object({ user_input: t.String() }),
  response: t.Array(AutocompleteSuggestion),
  permission: ({ params }) => [inTeam(params.team_id)],
  async handle({ params, query }, ctx) {
    if (query.user_input === '') throw invalidBody('userInput');
    return suggest(await completableCommands(ctx, params.team_id), query.user_input, await hasSystem(ctx, 'manage_system'));
  },
});
