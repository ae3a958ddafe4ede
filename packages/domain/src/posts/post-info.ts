import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { findPost } from '@foremast/store/queries/posts';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import { hasOnChannel } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { isGuest } from '../users/is-guest.ts';

/** What clients call a team's type follows from whether everybody may join. */
const teamType = (team: { allow_open_invite: boolean }) => (team.allow_open_invite ? 'O' : 'I');

/** Guests come in only by others; into a private channel, who may add people to it; into a conversation nobody but administrators. */
async function mayJoinChannel(ctx: Ctx, channel: ChannelHead): Promise<boolean> {
  if (channel.type === 'O') return !isGuest(ctx.session);
  return channel.type === 'P' ? hasOnChannel(ctx, 'manage_private_channel_members', channel.id) : hasSystem(ctx, 'manage_system');
}

/** Where a message is. What the caller could not get at by joining is as if it were not there. */
export async function postInfo(ctx: Ctx, postId: string) {
  const missing = () => notFound('app.post.get.app_error');
  const post = await findPost(ctx.db, postId);
  const channel = post ? await channelHead(ctx.db, post.channel_id) : undefined;
  if (!channel) throw missing();
  const inChannel = (await channelMemberHead(ctx.db, channel.id, ctx.userId)) !== undefined;
  if (!inChannel && !(await mayJoinChannel(ctx, channel))) throw missing();
  const team = channel.team_id ? await findTeam(ctx.db, channel.team_id) : undefined;
  const member = team ? await findTeamMember(ctx.db, team.id, ctx.userId) : undefined;
  const inTeam = member !== undefined && member.delete_at === 0;
  if (team && !inTeam && !team.allow_open_invite && !(await hasSystem(ctx, 'join_private_teams'))) throw missing();
  return {
    channel_id: channel.id,
    channel_type: channel.type,
    channel_display_name: channel.display_name,
    has_joined_channel: inChannel,
    team_id: team?.id ?? '',
    team_type: team ? teamType(team) : '',
    team_display_name: team?.display_name ?? '',
    has_joined_team: inTeam,
  };
}
