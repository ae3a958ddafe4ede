import { manageSystem } from '@foremast/domain/permissions/system';
import { startUsersExport } from '@foremast/domain/reports/export-users';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { ReportQuery } from './report-query.ts';

export const startBatchUsersExport = operation({
  id: 'StartBatchUsersExport',
  method: 'POST',
  path: '/api/v4/reports/users/export',
  summary: 'Have the report on people written to a file, which the server’s bot sends.',
  query: ReportQuery,
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ query }, ctx) {
    await ctx.tx((tx) => startUsersExport(tx, query, ctx.userId));
    return OK;
  },
});
