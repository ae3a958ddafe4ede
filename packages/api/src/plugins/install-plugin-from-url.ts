import { guardedFetch } from '@foremast/domain/net/guarded-fetch';
import { pluginUploadsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { refuseBundle } from '@foremast/domain/system/plugin-bundle';
import { badRequest } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const installPluginFromUrl = operation({
  id: 'InstallPluginFromUrl',
  method: 'POST',
  path: '/api/v4/plugins/install_from_url',
  summary: 'Install a plugin from an address; plugins of the original cannot run here.',
  query: t.Object({ plugin_download_url: t.String(), force: t.String() }),
  status: 201,
  response: Json,
  permission: () => [onSystem('sysconsole_write_plugins')],
  async handle({ query }, ctx) {
    pluginUploadsOn(ctx);
    const url = query.plugin_download_url;
    const secure = url.startsWith('https:') || (ctx.config.PluginSettings.AllowInsecureDownloadURL && url.startsWith('http:'));
    const response = secure
      ? await guardedFetch(ctx.config, url, { maxBytes: ctx.config.FileSettings.MaxFileSize }).catch(() => undefined)
      : undefined;
    const bytes = response?.ok ? await response.bytes().catch(() => undefined) : undefined;
    if (!bytes) throw badRequest('api.plugin.install.download_failed.app_error');
    return refuseBundle(bytes);
  },
});
