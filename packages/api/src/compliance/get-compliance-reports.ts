import { requireCompliance } from '@foremast/domain/compliance/feature';
import { onSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { compliances } from '@foremast/store/queries/compliances';
import { Compliance } from '@foremast/wire/models/compliance';
import { t } from '@foremast/wire/scalars';

export const getComplianceReports = operation({
  id: 'GetComplianceReports',
  method: 'GET',
  path: '/api/v4/compliance/reports',
  summary: 'The reports there are, the newest first.',
  query: t.Object(paging),
  response: t.Array(Compliance),
  permission: () => [onSystem('read_compliance_export_job')],
  handle({ query }, ctx) {
    requireCompliance(ctx);
    return compliances(ctx.db, { page: query.page, perPage: query.per_page });
  },
});
