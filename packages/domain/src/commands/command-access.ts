import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { type CommandRow, findCommand } from '@foremast/store/queries/commands';
import { hasOnTeam } from '../permissions/team.ts';

const missing = () => notFound('store.sql_command.save.get.app_error');

/** Throws `store.sql_command.save.get.app_error` (404), also while commands are switched off. */
export async function getCommand(ctx: Ctx, id: string): Promise<CommandRow> {
  const command = ctx.config.ServiceSettings.EnableCommands ? await findCommand(ctx.db, id) : undefined;
  if (!command) throw missing();
  return command;
}

/** To who may have no commands in the team it is not there; those of others need the right to keep them. */
export async function requireOwnCommand(ctx: Ctx, command: CommandRow): Promise<void> {
  if (!(await hasOnTeam(ctx, 'manage_own_slash_commands', command.team_id))) throw missing();
  if (command.creator_id !== ctx.userId && !(await hasOnTeam(ctx, 'manage_others_slash_commands', command.team_id))) throw noPermission();
}

export async function getOwnCommand(ctx: Ctx, id: string): Promise<CommandRow> {
  const command = await getCommand(ctx, id);
  await requireOwnCommand(ctx, command);
  return command;
}

/** To look at: what the caller may not see is not there. */
export async function getVisibleCommand(ctx: Ctx, id: string): Promise<CommandRow> {
  const command = await getCommand(ctx, id);
  const own = command.creator_id === ctx.userId || (await hasOnTeam(ctx, 'manage_others_slash_commands', command.team_id));
  if (!own || !(await hasOnTeam(ctx, 'view_team', command.team_id)) || !(await hasOnTeam(ctx, 'manage_own_slash_commands', command.team_id)))
    throw missing();
  return command;
}
