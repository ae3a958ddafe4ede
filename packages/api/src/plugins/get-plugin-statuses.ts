import { pluginsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const getPluginStatuses = operation({
  id: 'GetPluginStatuses',
  method: 'GET',
  path: '/api/v4/plugins/statuses',
  summary: 'How the installed plugins are doing.',
  response: t.Array(Json),
  permission: () => [onSystem('sysconsole_read_plugins')],
  handle(_, ctx) {
    pluginsOn(ctx);
    return [];
  },
});
