import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { channelHead } from '@foremast/store/queries/channels';
import { findPost } from '@foremast/store/queries/posts';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import { hasSystem } from '../permissions/system.ts';
import { isGuest } from '../users/is-guest.ts';

/** What clients call a team's type follows from whether everybody may join. */
const teamType = (team: { allow_open_invite: boolean }) => (team.allow_open_invite ? 'O' : 'I');

/** Where a message is. What the caller could not get at by joining is as if it were not there. */
export async function postInfo(ctx: Ctx, postId: string) {
  const missing = () => notFound('app.post.get.app_error');
  const post = await findPost(ctx.db, postId);
  const channel = post ? await channelHead(ctx.db, post.channel_id) : undefined;
  if (!channel) throw missing();
  const admin = await hasSystem(ctx, 'manage_system');
  const inChannel = (await channelMemberHead(ctx.db, channel.id, ctx.userId)) !== undefined;
  if (!inChannel && !admin && (channel.type !== 'O' || isGuest(ctx.session))) throw missing();
  const team = channel.team_id ? await findTeam(ctx.db, channel.team_id) : undefined;
  const member = team ? await findTeamMember(ctx.db, team.id, ctx.userId) : undefined;
  const inTeam = member !== undefined && member.delete_at === 0;
  if (team && !inTeam && !team.allow_open_invite && !admin) throw missing();
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
