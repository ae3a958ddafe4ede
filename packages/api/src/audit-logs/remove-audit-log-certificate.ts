import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, removeCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const removeAuditLogCertificate = operation({
  id: 'RemoveAuditLogCertificate',
  method: 'DELETE',
  path: '/api/v4/audit_logs/certificate',
  summary: 'Forget the certificate for sending the audit log on.',
  response: StatusOK,
  permission: () => [onSystem('sysconsole_write_experimental_features')],
  async handle(_, ctx) {
    await removeCertificate(ctx, certificates.audit);
    return OK;
  },
});
