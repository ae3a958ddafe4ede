import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, keepCertificate, sentCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const uploadSamlPrivateCertificate = operation({
  id: 'UploadSamlPrivateCertificate',
  method: 'POST',
  path: '/api/v4/saml/certificate/private',
  summary: 'Keep the key of this service provider.',
  rawBody: true,
  response: StatusOK,
  permission: () => [onSystem('add_saml_private_cert')],
  async handle(_, ctx) {
    await keepCertificate(ctx, certificates.samlPrivate, await sentCertificate(ctx));
    return OK;
  },
});
