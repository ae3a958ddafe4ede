import type { Words } from './words.ts';

export const pluginsWords: Words = {
  'api.plugin.install.download_failed.app_error': 'The plugin could not be downloaded.',
  'api.plugin.upload.array.app_error': 'The part of the form that should hold the plugin is empty.',
  'api.plugin.upload.no_file.app_error': 'No plugin was sent.',
  'app.plugin.disabled.app_error': 'Plugins are switched off on this server.',
  'app.plugin.extract.app_error': 'The file is no tar.gz archive with a plugin.',
  'app.plugin.install.app_error': 'The plugin could not be installed: this server does not run plugins.',
  'app.plugin.marketplace_disabled.app_error': 'The marketplace is not part of this server, or switched off.',
  'app.plugin.not_installed.app_error': 'The plugin is not installed.',
  'app.plugin.upload_disabled.app_error': 'Uploading plugins is switched off on this server.',
};
