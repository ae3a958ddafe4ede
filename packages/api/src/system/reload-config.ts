import { onSystem } from '@foremast/domain/permissions/system';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const reloadConfig = operation({
  id: 'ReloadConfig',
  method: 'POST',
  path: '/api/v4/config/reload',
  summary: 'Read the stored configuration again.',
  response: StatusOK,
  permission: () => [onSystem('reload_config')],
  async handle(_, ctx) {
    await ctx.app.config.reload(ctx.app.store);
    ctx.reply.headers['cache-control'] = 'no-cache, no-store, must-revalidate';
    return OK;
  },
});
