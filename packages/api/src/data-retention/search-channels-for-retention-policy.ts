import { searchForConsole } from '@foremast/domain/channels/search-all';
import { onSystem } from '@foremast/domain/permissions/system';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ChannelWithTeamData } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';
import { ConsoleSearchBody } from '../channels/console-search-body.ts';

export const searchChannelsForRetentionPolicy = operation({
  id: 'SearchChannelsForRetentionPolicy',
  method: 'POST',
  path: '/api/v4/data_retention/policies/{policy_id}/channels/search',
  summary: 'Find channels among those that follow a policy.',
  body: t.Nullable(t.Omit(ConsoleSearchBody, ['page', 'per_page'])),
  bodyName: 'channel_search',
  response: t.Array(ChannelWithTeamData),
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  async handle({ params, body }, ctx) {
    if (!body) throw invalidBody('channel_search');
    const found = await searchForConsole(ctx, { ...body, retention_policy_id: params.policy_id });
    return Array.isArray(found) ? found : found.channels;
  },
});
