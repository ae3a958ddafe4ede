import { configAccess } from '@foremast/domain/system/config-access';
import { mayRead } from '@foremast/kernel/config/access';
import { environmentShape } from '@foremast/kernel/config/environment';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getEnvironmentConfig = operation({
  id: 'GetEnvironmentConfig',
  method: 'GET',
  path: '/api/v4/config/environment',
  summary: 'Which settings the environment holds; they cannot be changed here.',
  response: t.Nullable(t.Record(t.String(), t.Unknown())),
  permission: 'session',
  async handle(_, ctx) {
    ctx.reply.headers['cache-control'] = 'no-cache, no-store, must-revalidate';
    const access = await configAccess(ctx);
    return environmentShape(ctx.app.environment, (path) => mayRead(access, path));
  },
});
