import { pluginsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { switchedOff } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json } from '@foremast/wire/scalars';

// The marketplace offers plugins of the original, which cannot run here.
export const installMarketplacePlugin = operation({
  id: 'InstallMarketplacePlugin',
  method: 'POST',
  path: '/api/v4/plugins/marketplace',
  summary: 'Install a plugin of the marketplace.',
  status: 201,
  response: Json,
  permission: () => [onSystem('sysconsole_write_plugins')],
  handle(_, ctx) {
    pluginsOn(ctx);
    throw switchedOff('app.plugin.marketplace_disabled.app_error');
  },
});
