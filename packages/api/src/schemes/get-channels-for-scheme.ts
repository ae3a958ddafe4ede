import { presentChannel } from '@foremast/domain/channels/present-channel';
import { onSystem } from '@foremast/domain/permissions/system';
import { getSchemeOf } from '@foremast/domain/schemes/get-scheme';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { channelsOfScheme } from '@foremast/store/queries/schemes';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelsForScheme = operation({
  id: 'GetChannelsForScheme',
  method: 'GET',
  path: '/api/v4/schemes/{scheme_id}/channels',
  summary: 'The channels under a scheme.',
  query: t.Object(paging),
  response: t.Array(Channel),
  permission: () => [onSystem('sysconsole_read_user_management_channels')],
  noCsrf: true,
  async handle({ params, query }, ctx) {
    const scheme = await getSchemeOf(ctx.db, params.scheme_id, 'channel', 'api.scheme.get_channels_for_scheme.scope.error');
    const channels = await channelsOfScheme(ctx.db, scheme.id, { page: query.page, perPage: query.per_page });
    return channels.map((channel) => presentChannel(channel));
  },
});
