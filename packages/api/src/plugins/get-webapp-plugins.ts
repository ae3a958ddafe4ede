import { pluginsOn } from '@foremast/domain/permissions/plugins';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';

export const getWebappPlugins = operation({
  id: 'GetWebappPlugins',
  method: 'GET',
  path: '/api/v4/plugins/webapp',
  summary: 'The plugins that have a part for the web client.',
  response: t.Array(Json),
  permission: 'public',
  handle(_, ctx) {
    pluginsOn(ctx);
    return [];
  },
});
