import { searchForConsole } from '@foremast/domain/channels/search-all';
import { manageSystem } from '@foremast/domain/permissions/system';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ChannelWithTeamData } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';
import { ConsoleSearchBody } from '../channels/console-search-body.ts';

const PAGE = 100;

export const searchChannelsForAccessControlPolicy = operation({
  id: 'SearchChannelsForAccessControlPolicy',
  method: 'POST',
  path: '/api/v4/access_control_policies/{policy_id}/resources/channels/search',
  summary: 'Find channels among those that build on a policy.',
  body: t.Nullable(ConsoleSearchBody),
  bodyName: 'channel_search',
  response: t.Object({ channels: t.Array(ChannelWithTeamData), total_count: t.Integer() }),
  permission: () => [manageSystem],
  async handle({ params, body }, ctx) {
    if (!body) throw invalidBody('channel_search');
    const found = await searchForConsole(ctx, {
      ...body,
      private: true,
      public: false,
      parent_access_control_policy_id: params.policy_id,
      page: body.page ?? 0,
      per_page: body.per_page ?? PAGE,
    });
    return Array.isArray(found) ? { channels: found, total_count: found.length } : found;
  },
});
