import { getCompliance, requireCompliance } from '@foremast/domain/compliance/feature';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { Compliance } from '@foremast/wire/models/compliance';

export const getComplianceReport = operation({
  id: 'GetComplianceReport',
  method: 'GET',
  path: '/api/v4/compliance/reports/{report_id}',
  summary: 'One report, and how far it is.',
  response: Compliance,
  permission: () => [onSystem('read_compliance_export_job')],
  handle({ params }, ctx) {
    requireCompliance(ctx);
    return getCompliance(ctx, params.report_id);
  },
});
