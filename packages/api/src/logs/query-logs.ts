import { onUnrestrictedSystem } from '@foremast/domain/permissions/system';
import { filterLog, logInstant, readLogBlock } from '@foremast/domain/system/read-log';
import { operation } from '@foremast/kernel/operation';
import { Json, t } from '@foremast/wire/scalars';
import { logPaging } from './log-paging.ts';

/** What a server is called that serves alone. */
const ALONE = 'default';

export const queryLogs = operation({
  id: 'QueryLogs',
  method: 'POST',
  path: '/api/v4/logs/query',
  summary: 'Lines of the server log by level and time, parsed.',
  query: t.Object(logPaging),
  body: t.Object({ server_names: t.Array(t.String()), log_levels: t.Array(t.String()), date_from: t.String(), date_to: t.String() }),
  bodyError: 'api.system.logs.invalidFilter',
  response: t.Record(t.String(), t.Array(Json)),
  permission: () => [onUnrestrictedSystem('get_logs')],
  async handle({ query, body }, ctx) {
    const path = ctx.app.process.logFile();
    const lines = path === undefined ? [] : await readLogBlock(path, query.page, query.logs_per_page);
    const filter = { levels: body.log_levels, from: logInstant(body.date_from) ?? 0, to: logInstant(body.date_to) ?? Number.MAX_SAFE_INTEGER };
    return { [ALONE]: filterLog(lines, filter) };
  },
});
