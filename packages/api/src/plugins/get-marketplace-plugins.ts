import { pluginsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

// The marketplace offers plugins of the original, which cannot run here.
export const getMarketplacePlugins = operation({
  id: 'GetMarketplacePlugins',
  method: 'GET',
  path: '/api/v4/plugins/marketplace',
  summary: 'The plugins that can be installed.',

  response: t.Array(Json),
  permission: () => [onSystem('sysconsole_read_plugins')],
  handle(_, ctx) {
    pluginsOn(ctx);
    throw switchedOff('app.plugin.marketplace_disabled.app_error');
  },
});
