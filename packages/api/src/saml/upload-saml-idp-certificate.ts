import { onSystem } from '@foremast/domain/permissions/system';
import { certificates, keepCertificate, sentCertificate } from '@foremast/domain/system/certificates';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { readText } from '@foremast/kernel/read-text';
import { StatusOK } from '@foremast/wire/models/status';

const LARGEST = 1024 * 1024;
const problem = (name: string) => badRequest(`api.admin.saml.set_certificate_from_metadata.${name}.app_error`);

/** A file of a form, or the text itself as the provider's metadata has it. */
async function certificateOf(ctx: Ctx): Promise<string> {
  const type = ctx.request.headers.get('content-type') ?? '';
  if (type === '') throw problem('missing_content_type');
  if (type.startsWith('multipart/form-data')) return sentCertificate(ctx);
  if (type !== 'application/x-pem-file') throw problem('invalid_content_type');
  const text = ctx.request.raw ? await readText(ctx.request.raw, LARGEST).catch(() => '') : '';
  if (text === '' || text.includes('\0')) throw problem('invalid_body');
  return text.includes('-----BEGIN') ? text : `-----BEGIN CERTIFICATE-----\n${text.trim()}\n-----END CERTIFICATE-----\n`;
}

export const uploadSamlIdpCertificate = operation({
  id: 'UploadSamlIdpCertificate',
  method: 'POST',
  path: '/api/v4/saml/certificate/idp',
  summary: 'Keep the certificate of the identity provider.',
  rawBody: true,
  response: StatusOK,
  permission: () => [onSystem('add_saml_idp_cert')],
  async handle(_, ctx) {
    await keepCertificate(ctx, certificates.samlIdp, await certificateOf(ctx));
    return OK;
  },
});
