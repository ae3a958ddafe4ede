import { getPolicy } from '@foremast/domain/access-control/change-policies';
import { requireRules } from '@foremast/domain/access-control/feature';
import { presentChannelWithTeam } from '@foremast/domain/channels/present-channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { countFilteredChannels } from '@foremast/store/queries/channel-filter';
import { channelsOfPolicy } from '@foremast/store/queries/channels-of-policy';
import { ChannelWithTeamData } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST = 1000;

export const getChannelsForAccessControlPolicy = operation({
  id: 'GetChannelsForAccessControlPolicy',
  method: 'GET',
  path: '/api/v4/access_control_policies/{policy_id}/resources/channels',
  summary: 'The channels that build on a policy, by id, from after one of them.',
  query: t.Object({ after: t.String(), limit: t.String() }),
  response: t.Object({ channels: t.Array(ChannelWithTeamData), total_count: t.Integer() }),
  permission: () => [manageSystem],
  async handle({ params, query }, ctx) {
    if (query.after !== '' && !isId(query.after)) throw invalidBody('after');
    const limit = Number(query.limit);
    if (query.limit === '' || !Number.isInteger(limit) || limit < 1 || limit > MOST) {
      throw badRequest('api.access_control_policy.get_channels.limit.app_error');
    }
    requireRules(ctx, 'app.pap.get_policy.app_error');
    const policy = await getPolicy(ctx.db, params.policy_id);
    if (policy.type !== 'parent') throw badRequest('app.pap.get_all_access_control_policies.app_error');
    const filter = { types: ['P'], deleted: 'with', parentPolicy: policy.id } as const;
    const rows = await channelsOfPolicy(ctx.db, filter, { after: query.after, limit });
    return { channels: rows.map(presentChannelWithTeam), total_count: await countFilteredChannels(ctx.db, filter) };
  },
});
