import { hasSystem } from '@foremast/domain/permissions/system';
import { idpMetadata } from '@foremast/domain/saml/idp-metadata';
import { invalidBody, noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

// A stranger is told 403, not 401: clients of the protocol have always seen it so.
export const getSamlMetadataFromIdp = operation({
  id: 'GetSamlMetadataFromIdp',
  method: 'POST',
  path: '/api/v4/saml/metadatafromidp',
  summary: 'Read the addresses and the certificate of an identity provider from its metadata.',
  body: t.Object({ saml_metadata_url: t.String() }),
  bodyName: 'saml_metadata_url',
  lenientBody: true,
  response: t.Object({ idp_descriptor_url: t.String(), idp_url: t.String(), idp_public_certificate: t.String() }),
  permission: 'public',
  async handle({ body }, ctx) {
    if (!ctx.maybeSession || !(await hasSystem(ctx, 'get_saml_metadata_from_idp'))) throw noPermission();
    if (body.saml_metadata_url === '') throw invalidBody('saml_metadata_url');
    return idpMetadata(ctx, body.saml_metadata_url);
  },
});
