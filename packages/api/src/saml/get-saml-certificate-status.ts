import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, hasCertificate } from '@foremast/domain/system/certificates';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const getSamlCertificateStatus = operation({
  id: 'GetSamlCertificateStatus',
  method: 'GET',
  path: '/api/v4/saml/certificate/status',
  summary: 'Which certificates for single sign-on are there.',
  response: t.Object({ idp_certificate_file: t.Boolean(), private_key_file: t.Boolean(), public_certificate_file: t.Boolean() }),
  permission: () => [onSystem('get_saml_cert_status')],
  async handle(_, ctx) {
    const [idp_certificate_file, private_key_file, public_certificate_file] = await Promise.all([
      hasCertificate(ctx, certificates.samlIdp),
      hasCertificate(ctx, certificates.samlPrivate),
      hasCertificate(ctx, certificates.samlPublic),
    ]);
    return { idp_certificate_file, private_key_file, public_certificate_file };
  },
});
