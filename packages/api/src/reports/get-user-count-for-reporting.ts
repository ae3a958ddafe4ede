import { onSystem } from '@foremast/domain/permissions/system';
import { countReportedUsers } from '@foremast/domain/reports/user-report';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';
import { ReportQuery } from './report-query.ts';

export const getUserCountForReporting = operation({
  id: 'GetUserCountForReporting',
  method: 'GET',
  path: '/api/v4/reports/users/count',
  summary: 'How many people such a report has.',
  query: ReportQuery,
  response: t.Integer(),
  permission: () => [onSystem('sysconsole_read_user_management_users')],
  handle: ({ query }, ctx) => countReportedUsers(ctx, query),
});
