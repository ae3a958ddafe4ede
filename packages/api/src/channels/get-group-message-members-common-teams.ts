import { commonTeams } from '@foremast/domain/channels/common-teams';
import { getChannelHead, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { readChannel } from '@foremast/domain/permissions/channel';
import { presentTeams } from '@foremast/domain/teams/present-team';
import { isGuest } from '@foremast/domain/users/is-guest';
import { badRequest, forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { Team } from '@foremast/wire/models/team';
import { t } from '@foremast/wire/scalars';

// Those who may see the channel without being in it have no teams in common with its people: null.
export const getGroupMessageMembersCommonTeams = operation({
  id: 'GetGroupMessageMembersCommonTeams',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/common_teams',
  summary: 'The teams that all people of a direct or group channel are in.',
  response: t.Nullable(t.Array(Team)),
  permission: 'session',
  async handle({ params }, ctx) {
    if (isGuest(ctx.session)) throw forbidden('api.channel.gm_to_channel_conversion.not_allowed_for_user.request_error');
    await ctx.require(readChannel(params.channel_id));
    const channel = await getChannelHead(ctx.db, params.channel_id);
    if (!isDirectOrGroup(channel)) throw badRequest('app.channel.get_common_teams.incorrect_channel_type');
    if (!(await channelMemberHead(ctx.db, channel.id, ctx.userId))) return null;
    return presentTeams(ctx, await commonTeams(ctx.db, channel.id));
  },
});
