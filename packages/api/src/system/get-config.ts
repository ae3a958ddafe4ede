import { anyConsole, configAccess } from '@foremast/domain/system/config-access';
import { showSettings } from '@foremast/kernel/config/masking';
import { sortedKeys } from '@foremast/kernel/config/sorted-keys';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getConfig = operation({
  id: 'GetConfig',
  method: 'GET',
  path: '/api/v4/config',
  summary: 'The configuration, secrets masked, as far as the caller may read it.',
  query: t.Object({ remove_masked: t.Boolean(), remove_defaults: t.Boolean() }),
  response: t.Record(t.String(), t.Unknown()),
  permission: () => [anyConsole('read')],
  async handle({ query }, ctx) {
    ctx.reply.headers['cache-control'] = 'no-cache, no-store, must-revalidate';
    return sortedKeys(
      showSettings(ctx.config, await configAccess(ctx), { removeMasked: query.remove_masked, removeDefaults: query.remove_defaults }),
    );
  },
});
