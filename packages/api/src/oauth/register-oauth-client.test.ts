import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { patchConfig } from '../system/patch-config.ts';
import { getOAuthApp } from './get-oauth-app.ts';

const server = await startServer({ MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com' });
const set = (ServiceSettings: object) => server.admin.call(patchConfig, { body: { ServiceSettings } });

async function register(body: unknown) {
  const response = await fetch(`${server.url}/api/v4/oauth/apps/register`, { method: 'POST', body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}
const back = ['https://example.com/back'];

test('programs register themselves only where they may, and find out where', async () => {
  expect(await register({ redirect_uris: back })).toMatchObject({ status: 400, body: { error: 'unsupported_operation' } });
  const metadata = async () => (await fetch(`${server.url}/.well-known/oauth-authorization-server`)).json();
  expect(await metadata()).not.toHaveProperty('registration_endpoint');
  await set({ EnableDynamicClientRegistration: true });
  expect(await metadata()).toMatchObject({
    issuer: 'http://chat.example.com',
    registration_endpoint: 'http://chat.example.com/api/v4/oauth/apps/register',
  });
  const { status, body } = await register({ redirect_uris: back, client_name: 'Self made' });
  expect({ status, body }).toMatchObject({ status: 201, body: { client_name: 'Self made', token_endpoint_auth_method: 'client_secret_post' } });
  const { body: app } = await server.admin.call(getOAuthApp, { params: { app_id: body.client_id } });
  expect(app).toMatchObject({ creator_id: '', is_trusted: false, is_dynamically_registered: true, client_secret: body.client_secret });
  expect((await register({ redirect_uris: back, token_endpoint_auth_method: 'none' })).body).not.toHaveProperty('client_secret');
});

test.each([
  ['no address', {}],
  ['an address that is none', { redirect_uris: ['nope'] }],
  ['a way of proving itself that is not known here', { redirect_uris: back, token_endpoint_auth_method: 'private_key_jwt' }],
  ['too long a name', { redirect_uris: back, client_name: 'x'.repeat(65) }],
  ['a home that is no address', { redirect_uris: back, client_uri: 'nope' }],
  ['addresses of the wrong type', { redirect_uris: 'x' }],
])('a registration with %s is refused', async (_, body) => {
  await set({ EnableDynamicClientRegistration: true });
  expect(await register(body)).toMatchObject({ status: 400, body: { error: 'invalid_client_metadata', error_description: expect.any(String) } });
});

test('programs only return to where the settings let them', async () => {
  await set({ EnableDynamicClientRegistration: true, DCRRedirectURIAllowlist: ['https://*.example.org/**', 'https://example.net/a/*'] });
  const status = async (uri: string) => (await register({ redirect_uris: [uri] })).status;
  expect(await status('https://app.example.org/a/b')).toBe(201);
  expect(await status('https://example.net/a/b')).toBe(201);
  expect(await status('https://example.net/a/b/c')).toBe(400);
  for (const end of ['/', '?', '#', '\\', '@', ':1@']) expect(await status(`https://evil.com${end}x.example.org/a`)).toBe(400);
  expect(await register({ redirect_uris: back })).toMatchObject({ body: { error: 'invalid_redirect_uri' } });
  await set({ DCRRedirectURIAllowlist: [] });
});
