import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { channelMemberHas } from './roles.ts';
import { hasSystem } from './system.ts';
import { hasOnTeam } from './team.ts';

/** By the caller's roles in the channel, else in its team, else in the system. Nobody holds anything on a channel that is not there. */
export async function hasOnChannel(ctx: Ctx, permission: string, channelId: string): Promise<boolean> {
  const channel = channelId ? await channelHead(ctx.db, channelId) : undefined;
  if (!channel) return false;
  const member = await channelMemberHead(ctx.db, channelId, ctx.userId);
  if (member && (await channelMemberHas(ctx.db, channel, member, permission))) return true;
  return channel.team_id ? hasOnTeam(ctx, permission, channel.team_id) : hasSystem(ctx, permission);
}

export const onChannel = (permission: string, channelId: string): Requirement => ({
  label: permission,
  holds: (ctx) => hasOnChannel(ctx, permission, channelId),
});

/** `manage_{}_channel_members` and the like: the word in the braces follows the channel's type. */
export async function hasByType(ctx: Ctx, pattern: string, channel: Pick<ChannelHead, 'id' | 'type'>): Promise<boolean> {
  return hasOnChannel(ctx, pattern.replace('{}', channel.type === 'O' ? 'public' : 'private'), channel.id);
}

/** May see that the channel is there and who is in it. */
export const readChannel = (channelId: string): Requirement => onChannel('read_channel', channelId);

/** May see that the channel is there: its members, and for an open one everybody in the team who may join it. */
export async function maySeeChannel(ctx: Ctx, channel: Pick<ChannelHead, 'id' | 'type' | 'team_id'>): Promise<boolean> {
  if (channel.type === 'O' && (await hasOnTeam(ctx, 'read_public_channel', channel.team_id))) return true;
  return hasOnChannel(ctx, 'read_channel', channel.id);
}

/** May read its messages: members, and for an open channel everybody in the team who may join it. */
export async function mayReadContent(ctx: Ctx, channelId: string): Promise<boolean> {
  if (await hasOnChannel(ctx, 'read_channel_content', channelId)) return true;
  const channel = await channelHead(ctx.db, channelId);
  return channel?.type === 'O' && !!channel.team_id && (await hasOnTeam(ctx, 'read_public_channel', channel.team_id));
}
export const readChannelContent = (channelId: string): Requirement => ({
  label: 'read_channel_content',
  holds: (ctx) => mayReadContent(ctx, channelId),
});
