import { pluginsOn } from '@foremast/domain/permissions/plugins';
import { onSystem } from '@foremast/domain/permissions/system';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const enablePlugin = operation({
  id: 'EnablePlugin',
  method: 'POST',
  path: '/api/v4/plugins/{plugin_id}/enable',
  summary: 'Enable a plugin.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_plugins')],
  uncheckedParams: ['plugin_id'],
  handle(_, ctx) {
    pluginsOn(ctx);
    throw notFound('app.plugin.not_installed.app_error');
  },
});
