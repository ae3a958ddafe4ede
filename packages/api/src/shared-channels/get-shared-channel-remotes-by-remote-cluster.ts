import { getRemoteCluster, readConnections, requireSharedChannels } from '@foremast/domain/remote-clusters/service';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { type SharedChannelRemoteFilter, sharedChannelRemotes } from '@foremast/store/queries/shared-channels';
import { SharedChannelRemote } from '@foremast/wire/models/shared-channel';
import { t } from '@foremast/wire/scalars';

const query = t.Object({
  ...paging,
  include_unconfirmed: t.Boolean(),
  exclude_confirmed: t.Boolean(),
  exclude_home: t.Boolean(),
  exclude_remote: t.Boolean(),
  include_deleted: t.Boolean(),
});

/** Confirmed ones, unless others are asked for. */
function confirmed(q: { include_unconfirmed: boolean; exclude_confirmed: boolean }): Pick<SharedChannelRemoteFilter, 'confirmed'> {
  if (q.exclude_confirmed) return { confirmed: false };
  return q.include_unconfirmed ? {} : { confirmed: true };
}

function home(q: { exclude_home: boolean; exclude_remote: boolean }): Pick<SharedChannelRemoteFilter, 'home'> {
  if (q.exclude_home === q.exclude_remote) return {};
  return { home: q.exclude_remote };
}

export const getSharedChannelRemotesByRemoteCluster = operation({
  id: 'GetSharedChannelRemotesByRemoteCluster',
  method: 'GET',
  path: '/api/v4/remotecluster/{remote_id}/sharedchannelremotes',
  summary: 'The channels that are shared with a server, and how far it knows them.',
  query,
  uncheckedParams: ['remote_id'],
  response: t.Array(SharedChannelRemote),
  permission: () => [readConnections],
  async handle({ params, query: q }, ctx) {
    requireSharedChannels(ctx);
    await getRemoteCluster(ctx, params.remote_id);
    if (q.exclude_home && q.exclude_remote) return [];
    return sharedChannelRemotes(ctx.db, {
      remoteId: params.remote_id,
      ...confirmed(q),
      ...home(q),
      deletedToo: q.include_deleted,
      offset: q.page * q.per_page,
      limit: q.per_page,
    });
  },
});
