import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { readLogBlock } from '@foremast/domain/system/read-log';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';
import { logPaging } from './log-paging.ts';

// Where no log is written, clients have always seen one empty line.
export const getLogs = operation({
  id: 'GetLogs',
  method: 'GET',
  path: '/api/v4/logs',
  summary: 'Lines of the server log; page 0 has the newest.',
  query: t.Object(logPaging),
  response: t.Array(t.String()),
  permission: () => [onUnrestrictedSystem('get_logs')],
  async handle({ query }, ctx) {
    const path = ctx.app.process.logFile();
    return path === undefined ? [''] : readLogBlock(path, query.page, query.logs_per_page);
  },
});
