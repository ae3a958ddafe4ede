import { pluginUploadsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { refuseBundle } from '@foremast/domain/system/plugin-bundle';
import { badRequest } from '@foremast/kernel/error';
import { filesOf, readForm } from '@foremast/kernel/form';
import { operation } from '@foremast/kernel/operation';
import { Json } from '@foremast/wire/scalars';

export const uploadPlugin = operation({
  id: 'UploadPlugin',
  method: 'POST',
  path: '/api/v4/plugins',
  summary: 'Install a plugin from its bundle; plugins of the original cannot run here.',
  rawBody: true,
  status: 201,
  response: Json,
  permission: () => [onSystem('sysconsole_write_plugins')],
  async handle(_, ctx) {
    pluginUploadsOn(ctx);
    const form = await readForm(ctx, 'api.plugin.upload.no_file.app_error');
    const [file] = filesOf(form, 'plugin');
    if (!file) throw badRequest(form.has('plugin') ? 'api.plugin.upload.array.app_error' : 'api.plugin.upload.no_file.app_error');
    return refuseBundle(await file.bytes());
  },
});
