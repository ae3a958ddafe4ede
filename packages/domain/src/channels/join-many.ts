import type { Ctx } from '@foremast/kernel/context';
import { AppError, noPermission, notFound } from '@foremast/kernel/error';
import { type ChannelMemberRow, findChannelMember } from '@foremast/store/queries/channel-members';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { findUser, usersByIds } from '@foremast/store/queries/users';
import { hasByType } from '../permissions/channel.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { joinChannel } from './add-member.ts';
import { checkGroups } from './check-groups.ts';

interface Rights {
  readonly join: boolean;
  readonly addOthers: boolean;
}

async function rightsIn(ctx: Ctx, channel: ChannelHead): Promise<Rights> {
  const addOthers = await hasByType(ctx, 'manage_{}_channel_members', channel);
  const join = channel.type === 'O' ? await hasOnTeam(ctx, 'join_public_channels', channel.team_id) : addOthers;
  return { join, addOthers };
}

/** Who is in an open channel already may join it as often as he likes. */
const isInOpen = async (ctx: Ctx, channel: ChannelHead): Promise<boolean> =>
  channel.type === 'O' && (await findChannelMember(ctx.db, channel.id, ctx.userId)) !== undefined;

/**
 * Brings people into a channel, each in a transaction of its own: those who may not come do not keep the others out. When nobody
 * comes in, the last reason is thrown.
 */
export async function joinChannels(ctx: Ctx, channel: ChannelHead, ids: readonly string[]): Promise<ChannelMemberRow[]> {
  const [rights, by] = [await rightsIn(ctx, channel), await findUser(ctx.db, ctx.userId)];
  if (!by) throw notFound('app.user.missing_account.const');
  if (!rights.addOthers && !ids.every((id) => id === ctx.userId)) throw noPermission();
  await checkGroups(ctx.db, channel, ids);
  const people = new Map((await usersByIds(ctx.db, [...new Set(ids)])).map((user) => [user.id, user]));
  const rows: ChannelMemberRow[] = [];
  let refused: AppError | undefined;
  for (const id of ids) {
    try {
      const user = people.get(id);
      if (!user) throw notFound('app.user.missing_account.const');
      if (id === ctx.userId && !rights.join && !(await isInOpen(ctx, channel))) throw noPermission();
      rows.push(await ctx.tx((tx) => joinChannel(tx, channel, user, by)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused = error;
    }
  }
  if (refused && rows.length === 0) throw refused;
  return rows;
}
