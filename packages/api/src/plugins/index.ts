import { disablePlugin } from './disable-plugin.ts';
import { enablePlugin } from './enable-plugin.ts';
import { getMarketplaceVisitedByAdmin } from './get-marketplace-visited-by-admin.ts';
import { getPluginStatuses } from './get-plugin-statuses.ts';
import { getPlugins } from './get-plugins.ts';
import { getWebappPlugins } from './get-webapp-plugins.ts';
import { removePlugin } from './remove-plugin.ts';
import { updateMarketplaceVisitedByAdmin } from './update-marketplace-visited-by-admin.ts';

export const plugins = [
  disablePlugin,
  enablePlugin,
  getMarketplaceVisitedByAdmin,
  getPlugins,
  getPluginStatuses,
  getWebappPlugins,
  removePlugin,
  updateMarketplaceVisitedByAdmin,
];
