import type { Ctx } from '@foremast/kernel/context';
import { noPermission, switchedOff } from '@foremast/kernel/error';
import { type CommandRow, commandsOfTeam } from '@foremast/store/queries/commands';
import type { Command } from '@foremast/wire/models/command';
import { hasOnTeam } from '../permissions/team.ts';
import { listedBuiltIns } from './built-ins.ts';

/** As everybody may see it: not where it leads, nor whose it is. */
const forEverybody = (command: CommandRow): Command => ({ ...command, token: '', creator_id: '', method: '', url: '', username: '', icon_url: '' });

async function ofTeam(ctx: Ctx, teamId: string): Promise<readonly CommandRow[]> {
  return ctx.config.ServiceSettings.EnableCommands ? ((await ctx.db.cached(commandsOfTeam, teamId)) ?? []) : [];
}

/** Commands that somebody made, for those who keep them: all, or only the caller's own. */
export async function customCommands(ctx: Ctx, teamId: string): Promise<Command[]> {
  if (!(await hasOnTeam(ctx, 'manage_own_slash_commands', teamId))) throw noPermission();
  if (!ctx.config.ServiceSettings.EnableCommands) throw switchedOff('api.command.disabled.app_error');
  const all = await ofTeam(ctx, teamId);
  if (await hasOnTeam(ctx, 'manage_others_slash_commands', teamId)) return [...all];
  return all.filter((command) => command.creator_id === ctx.userId);
}

/** What completion offers in a team. */
export async function completableCommands(ctx: Ctx, teamId: string): Promise<Command[]> {
  const custom = (await ofTeam(ctx, teamId)).filter((command) => command.auto_complete);
  return [...listedBuiltIns(ctx.config), ...custom.map(forEverybody)];
}

/** Every command of a team; those that completion does not offer only for who keeps commands. */
export async function teamCommands(ctx: Ctx, teamId: string): Promise<Command[]> {
  if (!(await hasOnTeam(ctx, 'manage_own_slash_commands', teamId))) return completableCommands(ctx, teamId);
  return [...listedBuiltIns(ctx.config), ...(await ofTeam(ctx, teamId)).map(forEverybody)];
}
