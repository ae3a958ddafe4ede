import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, keepCertificate, sentCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const uploadLdapPublicCertificate = operation({
  id: 'UploadLdapPublicCertificate',
  method: 'POST',
  path: '/api/v4/ldap/certificate/public',
  summary: 'Keep the certificate that is shown to the directory.',
  rawBody: true,
  response: StatusOK,
  permission: () => [onSystem('add_ldap_public_cert')],
  async handle(_, ctx) {
    await keepCertificate(ctx, certificates.ldapPublic, await sentCertificate(ctx));
    return OK;
  },
});
