import { createReport } from '@foremast/domain/compliance/create-report';
import { requireCompliance } from '@foremast/domain/compliance/feature';
import { onSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { Compliance } from '@foremast/wire/models/compliance';
import { t } from '@foremast/wire/scalars';

export const createComplianceReport = operation({
  id: 'CreateComplianceReport',
  method: 'POST',
  path: '/api/v4/compliance/reports',
  summary: 'Have a report written on the messages of a span of time.',
  body: t.Object({ desc: t.String(), start_at: t.Integer(), end_at: t.Integer(), keywords: t.String(), emails: t.String() }),
  bodyName: 'compliance',
  response: Compliance,
  status: 201,
  permission: () => [onSystem('create_compliance_export_job')],
  handle({ body }, ctx) {
    requireCompliance(ctx);
    return ctx.tx((tx) => createReport(tx, body, { type: 'adhoc', user_id: ctx.userId }));
  },
});
