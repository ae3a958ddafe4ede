import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const Node = t.Object({
  id: t.String(),
  version: t.String(),
  schema_version: t.String(),
  config_hash: t.String(),
  ipaddress: t.String(),
  hostname: t.String(),
});

export const getClusterStatus = operation({
  id: 'GetClusterStatus',
  method: 'GET',
  path: '/api/v4/cluster/status',
  summary: 'The processes that serve together.',
  response: t.Array(Node),
  permission: () => [onUnrestrictedSystem('sysconsole_read_environment_high_availability')],
  handle: async (_, ctx) => [...((await ctx.app.bus.nodes?.()) ?? [])],
});
