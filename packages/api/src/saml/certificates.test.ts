import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';
import { getConfig } from '../system/get-config.ts';
import { getSamlCertificateStatus } from './get-saml-certificate-status.ts';

const server = await startServer();
const { admin } = server;
const person = await server.user();

function send(who: Person, path: string, ...files: string[]) {
  const form = new FormData();
  for (const text of files) form.append('certificate', new File([text], 'any.pem'));
  return fetch(`${server.url}/api/v4${path}`, { method: 'POST', headers: { Authorization: `Bearer ${who.session.token}` }, body: form }).then(
    async (r) => ({ status: r.status, body: await r.json() }),
  );
}

test('a certificate is kept, named in the settings, and forgotten again', async () => {
  expect((await admin.call(getSamlCertificateStatus)).body).toEqual({
    idp_certificate_file: false,
    private_key_file: false,
    public_certificate_file: false,
  });
  expect((await send(admin, '/saml/certificate/public', 'CERTIFICATE')).body).toEqual({ status: 'OK' });
  expect((await send(admin, '/ldap/certificate/private', 'KEY')).status).toBe(200);
  expect((await send(admin, '/audit_logs/certificate', 'CERTIFICATE')).status).toBe(200);
  expect((await admin.call(getSamlCertificateStatus)).body.public_certificate_file).toBe(true);
  const { body } = await admin.call(getConfig);
  expect([body.SamlSettings.PublicCertificateFile, body.LdapSettings.PrivateKeyFile, body.ExperimentalAuditSettings.Certificate]).toEqual([
    'saml-public.crt',
    'ldap-private.key',
    'audit.crt',
  ]);
  expect((await admin.request('DELETE', '/api/v4/saml/certificate/public')).body).toEqual({ status: 'OK' });
  expect((await admin.call(getSamlCertificateStatus)).body.public_certificate_file).toBe(false);
});

test('the provider’s certificate may come as text', async () => {
  const put = (body: string, type: string) => admin.request('POST', '/api/v4/saml/certificate/idp', { body, headers: { 'Content-Type': type } });
  expect((await put('MIIB', 'application/x-pem-file')).status).toBe(200);
  expect(await put('{}', 'application/json')).toMatchObject({
    status: 400,
    body: { id: 'api.admin.saml.set_certificate_from_metadata.invalid_content_type.app_error' },
  });
});

test('no file, two files, or nothing that is a form is refused', async () => {
  expect(await send(admin, '/saml/certificate/public')).toMatchObject({ status: 400 });
  expect(await send(admin, '/saml/certificate/public', 'a', 'b')).toMatchObject({
    status: 400,
    body: { id: 'api.admin.add_certificate.multiple_files.app_error' },
  });
  expect(await admin.request('POST', '/api/v4/ldap/certificate/public', { body: 'x' })).toMatchObject({
    status: 400,
    body: { id: 'api.admin.add_certificate.parseform.app_error' },
  });
  expect((await send(person, '/saml/certificate/public', 'a')).status).toBe(403);
});
