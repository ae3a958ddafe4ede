import { audit } from '@foremast/domain/audits/audit';
import { anyConsole, configAccess } from '@foremast/domain/system/config-access';
import { changeConfig } from '@foremast/domain/system/update-config';
import { showSettings } from '@foremast/kernel/config/masking';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const updateConfig = operation({
  id: 'UpdateConfig',
  method: 'PUT',
  path: '/api/v4/config',
  summary: 'Replace the configuration; keys that are left out take their built-in value.',
  body: t.Unknown(),
  bodyName: 'config',
  response: t.Record(t.String(), t.Unknown()),
  permission: () => [anyConsole('write')],
  async handle({ body }, ctx) {
    await changeConfig(ctx, body, 'replace', audit);
    ctx.reply.headers['cache-control'] = 'no-cache, no-store, must-revalidate';
    return showSettings(ctx.config, await configAccess(ctx));
  },
});
