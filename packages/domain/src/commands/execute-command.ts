import type { Ctx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { commandsOfTeam } from '@foremast/store/queries/commands';
import { findTeam } from '@foremast/store/queries/teams';
import { getChannelHead, isDirectOrGroup } from '../channels/get-channel.ts';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { hasOnChannel } from '../permissions/channel.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { getAccount } from '../users/get-account.ts';
import type { CommandAnswer } from './answer.ts';
import { findBuiltIn } from './built-ins.ts';
import { callCustom } from './call-custom.ts';
import type { CommandCall } from './command-call.ts';
import { writeAnswer } from './write-answer.ts';

export interface GivenCommand {
  readonly command: string;
  readonly channel_id: string;
  readonly team_id: string;
  readonly root_id: string;
}

const SHAPE = /^\/(\S*)(?:\s([\s\S]*))?$/;

async function callOf(ctx: Ctx, { command, channel_id, team_id, root_id }: GivenCommand): Promise<CommandCall> {
  const shape = command.length > 1 && isId(channel_id) ? SHAPE.exec(command) : null;
  if (!shape) throw badRequest('api.command.execute_command.start.app_error');
  if (!(await hasOnChannel(ctx, 'create_post', channel_id))) throw noPermission();
  const channel = await getChannelHead(ctx.db, channel_id);
  if (channel.delete_at > 0) throw badRequest('api.command.execute_command.deleted.error');
  if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.command.execute_command.restricted_dm.error');
  const teamId = isDirectOrGroup(channel) ? team_id : channel.team_id;
  if (isDirectOrGroup(channel) && !(await hasOnTeam(ctx, 'view_team', teamId))) throw noPermission();
  if (!ctx.config.ServiceSettings.EnableCommands) throw switchedOff('api.command.disabled.app_error');
  const team = await findTeam(ctx.db, teamId);
  if (!team) throw notFound('app.team.get.find.app_error');
  return {
    user: await getAccount(ctx.db, ctx.userId),
    channel,
    team,
    rootId: root_id,
    trigger: (shape[1] ?? '').toLowerCase(),
    text: (shape[2] ?? '').trim(),
  };
}

/** Does what a command says: one that somebody made in the team, else one of our own. Its answer is said, and given back. */
export async function executeCommand(ctx: Ctx, given: GivenCommand): Promise<CommandAnswer> {
  const call = await callOf(ctx, given);
  const custom = ((await ctx.db.cached(commandsOfTeam, call.team.id)) ?? []).find((command) => command.trigger === call.trigger);
  const builtIn = custom ? undefined : findBuiltIn(ctx.config, call.trigger);
  if (!custom && !builtIn) throw notFound('api.command.execute_command.not_found.app_error');
  const answered = custom ? await callCustom(ctx, custom, call) : await (builtIn as NonNullable<typeof builtIn>).run(ctx, call);
  await writeAnswer(ctx, call, answered, custom);
  return answered;
}
