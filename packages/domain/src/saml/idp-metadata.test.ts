import { expect, test } from 'bun:test';
import { readIdpMetadata } from './idp-metadata.ts';

const document = (inner: string) =>
  `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/id">${inner}</md:EntityDescriptor>`;
const provider = `<md:IDPSSODescriptor><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>
  ${'QUJD'.repeat(40)}
</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example.com/sso?a=1"/>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/post"/></md:IDPSSODescriptor>`;

test('addresses and certificate of the first provider are read', async () => {
  const found = await readIdpMetadata(document(provider));
  expect(found).toMatchObject({ idp_descriptor_url: 'https://idp.example.com/id', idp_url: 'https://idp.example.com/sso?a=1' });
  expect(found?.idp_public_certificate).toStartWith('-----BEGIN CERTIFICATE-----\nQUJD');
  expect(found?.idp_public_certificate.split('\n').filter((line) => line.length > 64)).toEqual([]);
});

test('a list of providers is told by its first', async () => {
  expect((await readIdpMetadata(`<EntitiesDescriptor>${document(provider).replace(/^<[?].*?[?]>/, '')}</EntitiesDescriptor>`))?.idp_url).toBe(
    'https://idp.example.com/sso?a=1',
  );
});

test.each([
  ['nothing', ''],
  ['a page', '<html><body>hello</body></html>'],
  ['no provider', document('<md:SPSSODescriptor/>')],
])('%s describes none', async (_, xml) => {
  expect(await readIdpMetadata(xml)).toBeUndefined();
});

test('entities are left alone', async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${document(provider)
    .replace(/^<[?].*?[?]>/, '')
    .replace('https://idp.example.com/id', '&b;')}`;
  expect((await readIdpMetadata(bomb))?.idp_descriptor_url).toBe('&b;');
});
