import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, keepCertificate, sentCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const addAuditLogCertificate = operation({
  id: 'AddAuditLogCertificate',
  method: 'POST',
  path: '/api/v4/audit_logs/certificate',
  summary: 'Keep the certificate for sending the audit log on.',
  rawBody: true,
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_experimental_features')],
  async handle(_, ctx) {
    await keepCertificate(ctx, certificates.audit, await sentCertificate(ctx));
    return OK;
  },
});
