import { channelsEtag } from '@foremast/domain/channels/channels-etag';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { ownAccount } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { invalidUrl, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelsOfUser } from '@foremast/store/queries/channel-lists';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelsForTeamForUser = operation({
  id: 'GetChannelsForTeamForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/teams/{team_id}/channels',
  summary: 'The channels of a team that somebody is in, with the direct and group channels, by title.',
  query: t.Object({ include_deleted: t.Boolean(), last_delete_at: t.Integer({ default: 0 }) }),
  response: t.Array(Channel),
  permission: ({ params }) => [ownAccount(params.user_id), inTeam(params.team_id)],
  async handle({ params, query }, ctx) {
    if (query.last_delete_at < 0) throw invalidUrl('last_delete_at');
    const rows = await channelsOfUser(ctx.db, params.user_id, {
      teamId: params.team_id,
      includeDeleted: query.include_deleted,
      deletedSince: query.last_delete_at,
    });
    if (rows.length === 0) throw notFound('app.channel.get_channels.not_found.app_error');
    ctx.etag(...channelsEtag(rows));
    return rows.map((row) => presentChannel(row));
  },
});
