import { onSystem } from '@foremast/domain/permissions/system';
import { reportUsers } from '@foremast/domain/reports/user-report';
import { operation } from '@foremast/kernel/operation';
import { UserReport } from '@foremast/wire/models/user-report';
import { t } from '@foremast/wire/scalars';
import { ReportQuery } from './report-query.ts';

export const getUsersForReporting = operation({
  id: 'GetUsersForReporting',
  method: 'GET',
  path: '/api/v4/reports/users',
  summary: 'A page of people with what they did.',
  query: ReportQuery,
  response: t.Array(UserReport),
  permission: () => [onSystem('sysconsole_read_user_management_users')],
  handle: ({ query }, ctx) => reportUsers(ctx, query),
});
