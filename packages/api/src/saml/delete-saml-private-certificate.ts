import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, removeCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteSamlPrivateCertificate = operation({
  id: 'DeleteSamlPrivateCertificate',
  method: 'DELETE',
  path: '/api/v4/saml/certificate/private',
  summary: 'Forget the key of this service provider.',
  response: StatusOK,
  permission: () => [onSystem('remove_saml_private_cert')],
  async handle(_, ctx) {
    await removeCertificate(ctx, certificates.samlPrivate);
    return OK;
  },
});
