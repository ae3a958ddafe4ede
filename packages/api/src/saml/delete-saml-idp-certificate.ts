import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, removeCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteSamlIdpCertificate = operation({
  id: 'DeleteSamlIdpCertificate',
  method: 'DELETE',
  path: '/api/v4/saml/certificate/idp',
  summary: 'Forget the certificate of the identity provider.',
  response: StatusOK,
  permission: () => [onSystem('remove_saml_idp_cert')],
  async handle(_, ctx) {
    await removeCertificate(ctx, certificates.samlIdp);
    return OK;
  },
});
