import { defaultChannelNames } from '@foremast/domain/channels/default-names';
import { presentChannelWithTeam } from '@foremast/domain/channels/present-channel';
import { hasSystem, onSystem, onSystemAny } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { type ChannelFilter, countFilteredChannels, filteredChannels } from '@foremast/store/queries/channel-filter';
import { ChannelsWithTeamData } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

// With include_total_count the list is wrapped: {channels, total_count}.
export const getAllChannels = operation({
  id: 'GetAllChannels',
  method: 'GET',
  path: '/api/v4/channels',
  summary: 'The open and private channels of all teams, by title, for the console.',
  query: t.Object({
    ...paging,
    not_associated_to_group: t.String(),
    exclude_default_channels: t.Boolean(),
    include_deleted: t.Boolean(),
    include_total_count: t.Boolean(),
    exclude_policy_constrained: t.Boolean(),
    exclude_access_control_policy_enforced: t.Boolean(),
    access_control_policy_enforced: t.Boolean(),
  }),
  response: ChannelsWithTeamData,
  permission: ({ query }) => [
    onSystemAny(
      'sysconsole_write_user_management_groups',
      'sysconsole_read_user_management_channels',
      'sysconsole_read_compliance_data_retention_policy',
    ),
    ...(query.exclude_policy_constrained ? [onSystem('sysconsole_read_compliance_data_retention_policy')] : []),
    ...(query.exclude_access_control_policy_enforced ? [onSystem('manage_system')] : []),
  ],
  async handle({ query }, ctx) {
    const filter: ChannelFilter = {
      types: ['O', 'P'],
      deleted: query.include_deleted ? 'with' : 'without',
      ...(query.not_associated_to_group ? { notInGroup: query.not_associated_to_group } : {}),
      ...(query.exclude_default_channels ? { excludedNames: defaultChannelNames(ctx.config) } : {}),
      withoutRetention: query.exclude_policy_constrained,
      ...(query.exclude_access_control_policy_enforced ? { policyEnforced: false } : {}),
      ...(query.access_control_policy_enforced ? { policyEnforced: true } : {}),
    };
    const showRetention = await hasSystem(ctx, 'sysconsole_read_compliance_data_retention_policy');
    const rows = await filteredChannels(ctx.db, filter, { offset: query.page * query.per_page, limit: query.per_page });
    const channels = rows.map((row) => presentChannelWithTeam(showRetention ? row : { ...row, policy_id: null }));
    return query.include_total_count ? { channels, total_count: await countFilteredChannels(ctx.db, filter) } : channels;
  },
});
