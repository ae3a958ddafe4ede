import type { Ctx } from '@foremast/kernel/context';
import { AppError, noPermission, notFound } from '@foremast/kernel/error';
import { type ChannelRow, findChannelByName } from '@foremast/store/queries/channels';
import { hasOnChannel, maySeeChannel } from '../permissions/channel.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { isDirectOrGroup } from './get-channel.ts';

const missing = () => notFound('app.channel.get_by_name.missing.app_error');
const NAME = /^[A-Za-z0-9_-]+$/;

/** In the team, or a direct or group channel: those have no team and answer under every one. */
async function byName(ctx: Ctx, teamId: string, name: string): Promise<ChannelRow | undefined> {
  return (await findChannelByName(ctx.db, teamId, name)) ?? findChannelByName(ctx.db, '', name);
}

/** A channel by name, for those who may see it. Who may not is told so of an open channel; a private one seems not to be there. */
export async function findReadableByName(ctx: Ctx, teamId: string, name: string, includeDeleted: boolean): Promise<ChannelRow> {
  if (!NAME.test(name)) throw new AppError('api.context.404.app_error', 404);
  const channel = await byName(ctx, teamId, name);
  if (!channel || (channel.delete_at > 0 && !includeDeleted)) throw missing();
  if (channel.type === 'O') {
    if (!(await maySeeChannel(ctx, channel))) throw noPermission();
    return channel;
  }
  if (await hasOnChannel(ctx, 'read_channel', channel.id)) return channel;
  if (!isDirectOrGroup(channel) && (await hasOnTeam(ctx, 'manage_team', channel.team_id))) return channel;
  throw missing();
}
