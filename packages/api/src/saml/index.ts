import { deleteSamlIdpCertificate } from './delete-saml-idp-certificate.ts';
import { deleteSamlPrivateCertificate } from './delete-saml-private-certificate.ts';
import { deleteSamlPublicCertificate } from './delete-saml-public-certificate.ts';
import { getSamlCertificateStatus } from './get-saml-certificate-status.ts';
import { getSamlMetadata } from './get-saml-metadata.ts';
import { getSamlMetadataFromIdp } from './get-saml-metadata-from-idp.ts';
import { resetSamlAuthDataToEmail } from './reset-saml-auth-data-to-email.ts';
import { uploadSamlIdpCertificate } from './upload-saml-idp-certificate.ts';
import { uploadSamlPrivateCertificate } from './upload-saml-private-certificate.ts';
import { uploadSamlPublicCertificate } from './upload-saml-public-certificate.ts';

export const saml = [
  deleteSamlIdpCertificate,
  deleteSamlPrivateCertificate,
  deleteSamlPublicCertificate,
  getSamlCertificateStatus,
  getSamlMetadata,
  getSamlMetadataFromIdp,
  resetSamlAuthDataToEmail,
  uploadSamlIdpCertificate,
  uploadSamlPrivateCertificate,
  uploadSamlPublicCertificate,
];
