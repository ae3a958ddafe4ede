import { disablePlugin } from './disable-plugin.ts';
import { enablePlugin } from './enable-plugin.ts';
import { getMarketplacePlugins } from './get-marketplace-plugins.ts';
import { getMarketplaceVisitedByAdmin } from './get-marketplace-visited-by-admin.ts';
import { getPluginStatuses } from './get-plugin-statuses.ts';
import { getPlugins } from './get-plugins.ts';
import { getWebappPlugins } from './get-webapp-plugins.ts';
import { installMarketplacePlugin } from './install-marketplace-plugin.ts';
import { installPluginFromUrl } from './install-plugin-from-url.ts';
import { removePlugin } from './remove-plugin.ts';
import { updateMarketplaceVisitedByAdmin } from './update-marketplace-visited-by-admin.ts';
import { uploadPlugin } from './upload-plugin.ts';

export const plugins = [
  disablePlugin,
  enablePlugin,
  getMarketplacePlugins,
  getMarketplaceVisitedByAdmin,
  getPlugins,
  getPluginStatuses,
  getWebappPlugins,
  installMarketplacePlugin,
  installPluginFromUrl,
  removePlugin,
  updateMarketplaceVisitedByAdmin,
  uploadPlugin,
];
