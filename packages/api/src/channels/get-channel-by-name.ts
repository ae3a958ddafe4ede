import { findReadableByName } from '@foremast/domain/channels/find-by-name';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { operation } from '@foremast/kernel/operation';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelByName = operation({
  id: 'GetChannelByName',
  method: 'GET',
  path: '/api/v4/teams/{team_id}/channels/name/{channel_name}',
  summary: 'A channel by its name in a team; archived ones only when asked for.',
  query: t.Object({ include_deleted: t.Boolean() }),
  response: Channel,
  permission: 'session',
  handle: async ({ params, query }, ctx) => presentChannel(await findReadableByName(ctx, params.team_id, params.channel_name, query.include_deleted)),
});
