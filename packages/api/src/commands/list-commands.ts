import { customCommands, teamCommands } from '@foremast/domain/commands/list-commands';
import { inTeam } from '@foremast/domain/permissions/team';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Command } from '@foremast/wire/models/command';
import { t } from '@foremast/wire/scalars';

export const listCommands = operation({
  id: 'ListCommands',
  method: 'GET',
  path: '/api/v4/commands',
  summary: 'The commands of a team.',
  query: t.Object({ team_id: t.String(), custom_only: t.Boolean({ default: false }) }),
  response: t.Array(Command),
  permission: 'session',
  async handle({ query }, ctx) {
    if (query.team_id === '') throw invalidBody('team_id');
    await ctx.require(inTeam(query.team_id));
    return query.custom_only ? customCommands(ctx, query.team_id) : teamCommands(ctx, query.team_id);
  },
});
