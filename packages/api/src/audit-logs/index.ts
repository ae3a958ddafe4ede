import { addAuditLogCertificate } from './add-audit-log-certificate.ts';
import { removeAuditLogCertificate } from './remove-audit-log-certificate.ts';

export const auditLogs = [addAuditLogCertificate, removeAuditLogCertificate];
