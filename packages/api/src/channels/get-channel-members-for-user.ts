import { presentChannelMembers } from '@foremast/domain/channels/present-channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { operation } from '@foremast/kernel/operation';
import { anyOf, self } from '@foremast/kernel/permission';
import { channelMembershipsInTeam } from '@foremast/store/queries/channel-member-lists';
import { ChannelMember } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelMembersForUser = operation({
  id: 'GetChannelMembersForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels/members',
  summary: 'Somebody’s memberships in the channels of a team, and in direct and group channels.',
  response: t.Array(ChannelMember),
  permission: ({ params }) => [inTeam(params.team_id), anyOf(self(params.user_id), manageSystem)],
  handle: async ({ params }, ctx) =>
    presentChannelMembers(ctx.db, await channelMembershipsInTeam(ctx.db, params.user_id, params.team_id), ctx.userId),
});
