import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, keepCertificate, sentCertificate } from '@foremast/domain/system/certificates';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const uploadSamlPublicCertificate = operation({
  id: 'UploadSamlPublicCertificate',
  method: 'POST',
  path: '/api/v4/saml/certificate/public',
  summary: 'Keep the certificate of this service provider.',
  rawBody: true,
  response: StatusOK,
  permission: () => [onSystem('add_saml_public_cert')],
  async handle(_, ctx) {
    await keepCertificate(ctx, certificates.samlPublic, await sentCertificate(ctx));
    return OK;
  },
});
