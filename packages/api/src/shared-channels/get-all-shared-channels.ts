import { hasSystem } from '@foremast/domain/permissions/system';
import { inTeam } from '@foremast/domain/permissions/team';
import { requireSharedChannels } from '@foremast/domain/remote-clusters/service';
import { presentSharedChannel } from '@foremast/domain/shared-channels/share-channel';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { sharedChannelsOfTeam } from '@foremast/store/queries/shared-channels';
import { SharedChannel } from '@foremast/wire/models/shared-channel';
import { t } from '@foremast/wire/scalars';

export const getAllSharedChannels = operation({
  id: 'GetAllSharedChannels',
  method: 'GET',
  path: '/api/v4/sharedchannels/{team_id}',
  summary: 'The shared channels of a team: all for those who manage them, their own for others.',
  query: t.Object({ ...paging }),
  response: t.Array(SharedChannel),
  permission: 'session',
  async handle({ params, query }, ctx) {
    requireSharedChannels(ctx);
    await ctx.require(inTeam(params.team_id));
    const all = await hasSystem(ctx, 'manage_shared_channels');
    const page = { offset: query.page * query.per_page, limit: query.per_page };
    const rows = await sharedChannelsOfTeam(ctx.db, { teamId: params.team_id, ...(all ? {} : { memberId: ctx.userId }), ...page });
    return rows.map(presentSharedChannel);
  },
});
