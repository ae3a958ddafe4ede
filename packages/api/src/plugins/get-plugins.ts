import { pluginsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

// Plugins are programs for the original's server; none can be installed here.
export const getPlugins = operation({
  id: 'GetPlugins',
  method: 'GET',
  path: '/api/v4/plugins',
  summary: 'The installed plugins, those that run and those that do not.',
  response: t.Object({ active: t.Array(Json), inactive: t.Array(Json) }),
  permission: () => [onSystem('sysconsole_read_plugins')],
  handle(_, ctx) {
    pluginsOn(ctx);
    return { active: [], inactive: [] };
  },
});
