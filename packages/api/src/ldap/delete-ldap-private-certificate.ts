import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, removeCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteLdapPrivateCertificate = operation({
  id: 'DeleteLdapPrivateCertificate',
  method: 'DELETE',
  path: '/api/v4/ldap/certificate/private',
  summary: 'Forget the key of the certificate that is shown to the directory.',
  response: StatusOK,
  permission: () => [onSystem('remove_ldap_private_cert')],
  async handle(_, ctx) {
    await removeCertificate(ctx, certificates.ldapPrivate);
    return OK;
  },
});
