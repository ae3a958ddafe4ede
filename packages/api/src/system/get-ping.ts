import { hasSystem } from '@foremast/domain/permissions/system';
import { canReceive } from '@foremast/domain/push/send-push';
import { searchBackend } from '@foremast/domain/search/engine/search-backend';
import { databaseHealth, filesHealth, isOverloaded } from '@foremast/domain/system/health';
import type { Ctx } from '@foremast/kernel/context';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

const flag = t.String();

async function parts(ctx: Ctx, overloaded: boolean): Promise<Record<string, string>> {
  const [database_status, filestore_status] = await Promise.all([databaseHealth(ctx), filesHealth(ctx)]);
  const fine = !overloaded && database_status === 'OK' && filestore_status === 'OK';
  return { status: fine ? 'OK' : 'UNHEALTHY', database_status, filestore_status };
}

// The phone apps ask for the versions below which they refuse to talk to a server.
export const getPing = operation({
  id: 'GetPing',
  method: 'GET',
  path: '/api/v4/system/ping',
  summary: 'Ask whether the server is up.',
  query: t.Object({ get_server_status: flag, device_id: t.String(), use_rest_semantics: flag }),
  response: t.Record(t.String(), t.Unknown()),
  permission: 'public',
  async handle({ query }, ctx) {
    const { ClientRequirements, FeatureFlags } = ctx.config;
    const overloaded = isOverloaded(ctx);
    const answer: Record<string, unknown> = {
      ActiveSearchBackend: searchBackend(ctx),
      ...ClientRequirements,
      ...(FeatureFlags.TestFeature === 'off' ? {} : { TestFeatureFlag: FeatureFlags.TestFeature }),
      status: overloaded ? 'UNHEALTHY' : 'OK',
    };
    if (query.get_server_status === 'true') {
      const states = await parts(ctx, overloaded);
      Object.assign(answer, states);
      Object.assign(ctx.reply.headers, states);
      if (ctx.maybeSession && (await hasSystem(ctx, 'manage_system'))) answer.root_status = process.getuid?.() === 0;
    }
    if (query.device_id !== '') answer.CanReceiveNotifications = await canReceive(ctx, query.device_id);
    if (answer.status !== 'OK' && query.use_rest_semantics !== 'true') ctx.reply.status = 500;
    return answer;
  },
});
