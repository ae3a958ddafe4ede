import { moveCommand as move } from '@foremast/domain/commands/save-command';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const moveCommand = operation({
  id: 'MoveCommand',
  method: 'PUT',
  path: '/api/v4/commands/{command_id}/move',
  summary: 'Move a command to another team.',
  body: t.Object({ team_id: t.String() }),
  bodyName: 'team_id',
  response: StatusOK,
  permission: 'session',
  async handle({ params, body }, ctx) {
    await move(ctx, params.command_id, body.team_id);
    return OK;
  },
});
