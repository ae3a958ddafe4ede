import { presentChannelWithTeam } from '@foremast/domain/channels/present-channel';
import { onSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { type ChannelFilter, countFilteredChannels, filteredChannels } from '@foremast/store/queries/channel-filter';
import { ChannelWithTeamData } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelsForRetentionPolicy = operation({
  id: 'GetChannelsForRetentionPolicy',
  method: 'GET',
  path: '/api/v4/data_retention/policies/{policy_id}/channels',
  summary: 'The channels that follow a policy, by title.',
  query: t.Object(paging),
  response: t.Object({ channels: t.Array(ChannelWithTeamData), total_count: t.Integer() }),
  permission: () => [onSystem('sysconsole_read_compliance_data_retention_policy')],
  async handle({ params, query }, ctx) {
    const filter: ChannelFilter = { types: ['O', 'P'], deleted: 'with', retentionPolicy: params.policy_id };
    const rows = await filteredChannels(ctx.db, filter, { offset: query.page * query.per_page, limit: query.per_page });
    return { channels: rows.map(presentChannelWithTeam), total_count: await countFilteredChannels(ctx.db, filter) };
  },
});
