import { presentRemote } from '@foremast/domain/remote-clusters/present-remote';
import { OFFLINE_AFTER_MS, readConnections, requireRemoteService } from '@foremast/domain/remote-clusters/service';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { remoteClusters as listRemoteClusters } from '@foremast/store/queries/remote-clusters';
import { RemoteCluster } from '@foremast/wire/models/remote-cluster';
import { t } from '@foremast/wire/scalars';

/** Plugins are asked for, kept out, or neither. */
function pluginsOf({ only_plugins, exclude_plugins }: { only_plugins: boolean; exclude_plugins: boolean }): { plugins?: boolean } {
  if (only_plugins) return { plugins: true };
  return exclude_plugins ? { plugins: false } : {};
}

export const getRemoteClusters = operation({
  id: 'GetRemoteClusters',
  method: 'GET',
  path: '/api/v4/remotecluster',
  summary: 'The servers that this one is connected with.',
  query: t.Object({
    ...paging,
    exclude_offline: t.Boolean(),
    in_channel: t.String(),
    not_in_channel: t.String(),
    only_confirmed: t.Boolean(),
    only_plugins: t.Boolean(),
    exclude_plugins: t.Boolean(),
    include_deleted: t.Boolean(),
  }),
  response: t.Array(RemoteCluster),
  permission: () => [readConnections],
  async handle({ query }, ctx) {
    requireRemoteService(ctx);
    const rows = await listRemoteClusters(ctx.db, {
      inChannel: query.in_channel,
      notInChannel: query.not_in_channel,
      ...(query.exclude_offline ? { pingedSince: ctx.now() - OFFLINE_AFTER_MS } : {}),
      ...(query.only_confirmed ? { confirmed: true } : {}),
      ...pluginsOf(query),
      deletedToo: query.include_deleted,
      offset: query.page * query.per_page,
      limit: query.per_page,
    });
    return rows.map(presentRemote);
  },
});
