import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, removeCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteSamlPublicCertificate = operation({
  id: 'DeleteSamlPublicCertificate',
  method: 'DELETE',
  path: '/api/v4/saml/certificate/public',
  summary: 'Forget the certificate of this service provider.',
  response: StatusOK,
  permission: () => [onSystem('remove_saml_public_cert')],
  async handle(_, ctx) {
    await removeCertificate(ctx, certificates.samlPublic);
    return OK;
  },
});
