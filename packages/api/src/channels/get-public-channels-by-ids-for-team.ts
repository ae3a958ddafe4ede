import { presentChannel } from '@foremast/domain/channels/present-channel';
import { readChannel } from '@foremast/domain/permissions/channel';
import { inTeam } from '@foremast/domain/permissions/team';
import { isGuest } from '@foremast/domain/users/is-guest';
import { invalidBody, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { openChannelsByIds } from '@foremast/store/queries/channel-lists';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getPublicChannelsByIdsForTeam = operation({
  id: 'GetPublicChannelsByIdsForTeam',
  method: 'POST',
  path: '/api/v4/teams/{team_id}/channels/ids',
  summary: 'Those of these channels that are open channels of the team.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: t.Array(Channel),
  permission: ({ params, body }, ctx) => {
    if (body.length === 0 || !body.every(isId)) throw invalidBody('channel_ids');
    return [inTeam(params.team_id), ...(isGuest(ctx.session) ? body.map(readChannel) : [])];
  },
  async handle({ params, body }, ctx) {
    const rows = await openChannelsByIds(ctx.db, params.team_id, body);
    if (rows.length === 0) throw notFound('app.channel.get_channels_by_ids.not_found.app_error');
    return rows.map((row) => presentChannel(row));
  },
});
