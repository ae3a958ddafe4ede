import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, removeCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteLdapPublicCertificate = operation({
  id: 'DeleteLdapPublicCertificate',
  method: 'DELETE',
  path: '/api/v4/ldap/certificate/public',
  summary: 'Forget the certificate that is shown to the directory.',
  response: StatusOK,
  permission: () => [onSystem('remove_ldap_public_cert')],
  async handle(_, ctx) {
    await removeCertificate(ctx, certificates.ldapPublic);
    return OK;
  },
});
