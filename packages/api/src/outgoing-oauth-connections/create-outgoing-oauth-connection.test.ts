import { expect, test } from 'bun:test';
import { startIntegration } from '@foremast/testing/fakes/integration';
import { startServer } from '@foremast/testing/server';
import { doPostAction } from '../actions/do-post-action.ts';
import { createCommand } from '../commands/create-command.ts';
import { executeCommand } from '../commands/execute-command.ts';
import { createOutgoingWebhook } from '../webhooks/create-outgoing-webhook.ts';
import { createOutgoingOAuthConnection } from './create-outgoing-oauth-connection.ts';
import { deleteOutgoingOAuthConnection } from './delete-outgoing-oauth-connection.ts';
import { getOutgoingOAuthConnection } from './get-outgoing-oauth-connection.ts';
import { listOutgoingOAuthConnections } from './list-outgoing-oauth-connections.ts';
import { updateOutgoingOAuthConnection } from './update-outgoing-oauth-connection.ts';
import { validateOutgoingOAuthConnection } from './validate-outgoing-oauth-connection.ts';

const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_SERVICESETTINGS_ENABLEOUTGOINGOAUTHCONNECTIONS: 'true',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
});
const { admin } = server;
const alice = await server.user();
const channel = await server.channelWith(alice, admin);
const [program, provider] = [startIntegration(), startIntegration()];
let issued = 0;
/** A provider that wants the id and the secret in a header. */
provider.answer = ({ headers, body }) => {
  const known = headers.get('authorization') === `Basic ${btoa('an-id:a-secret')}` || body.client_secret === 'in-form';
  if (!known) return Response.json({ error: 'invalid_client' }, { status: 401 });
  return { access_token: `token-${++issued}`, token_type: 'bearer', expires_in: 3600 };
};

const form = (audience: string, more: object = {}) => ({
  name: 'bridge',
  client_id: 'an-id',
  client_secret: 'a-secret',
  oauth_token_url: `${provider.url}/token`,
  grant_type: 'client_credentials',
  audiences: [audience],
  ...more,
});
const make = async (audience: string, more: object = {}) => (await admin.call(createOutgoingOAuthConnection, { body: form(audience, more) })).body;

test('a connection is kept, and its secrets are never told', async () => {
  const made = await make('https://example.com/kept', { grant_type: 'password', credentials_username: 'me', credentials_password: 'hidden' });
  expect(made).toMatchObject({ creator_id: admin.id, client_id: 'an-id', credentials_username: 'me', audiences: ['https://example.com/kept'] });
  const params = { connection_id: made.id };
  for (const answer of [made, (await admin.call(getOutgoingOAuthConnection, { params })).body]) {
    expect(JSON.stringify(answer)).not.toContain('a-secret');
    expect(JSON.stringify(answer)).not.toContain('hidden');
  }
  const { body: changed } = await admin.call(updateOutgoingOAuthConnection, { params, body: { id: made.id, name: 'renamed' } });
  expect(changed).toMatchObject({ name: 'renamed', client_id: 'an-id', grant_type: 'password', create_at: made.create_at });
  expect((await admin.call(updateOutgoingOAuthConnection, { params, body: { id: 'a'.repeat(26) } })).status).toBe(400);
  expect((await admin.call(deleteOutgoingOAuthConnection, { params })).status).toBe(200);
  expect((await admin.call(deleteOutgoingOAuthConnection, { params })).status).toBe(404);
  expect((await admin.call(getOutgoingOAuthConnection, { params })).status).toBe(404);
});

test('connections are listed by the page, and found by the address they are for', async () => {
  const made = [await make('https://example.com/a'), await make('https://example.com/b/*'), await make('https://example.com/b/c*')];
  const list = async (query: Record<string, string>) => (await admin.call(listOutgoingOAuthConnections, { query })).body;
  const all = await list({ limit: '100' });
  expect(all.length).toBeGreaterThanOrEqual(3);
  expect(await list({ from_id: all[0].id, limit: '1' })).toEqual([all[1]]);
  expect(await list({ audience: 'https://example.com/b/x' })).toMatchObject([{ id: made[1].id }]);
  expect(await list({ audience: 'https://example.com/b/cd' })).toMatchObject([{ id: made[2].id }]);
  expect(await list({ audience: 'https://example.com/a/b' })).toEqual([]);
  expect(await list({ limit: '101' })).toMatchObject({ id: 'api.context.outgoing_oauth_connection.list_connections.input_error' });
});

test.each([
  ['without a name', { name: '' }, 'name.error'],
  ['without audiences', { audiences: [] }, 'audience.empty'],
  ['with an audience that is no address', { audiences: ['x'] }, 'audience.error'],
  ['of a kind that nobody knows', { grant_type: 'magic' }, 'grant_type.error'],
  ['with a password grant but no password', { grant_type: 'password', credentials_username: 'me' }, 'password_credentials.error'],
  ['with a token address that is none', { oauth_token_url: 'x' }, 'oauth_token_url.error'],
])('a connection %s is refused', async (_, more, what) => {
  expect(await make('https://example.com/x', more)).toMatchObject({ status_code: 400, id: `model.outgoing_oauth_connection.is_valid.${what}` });
});

test('members neither see nor make connections', async () => {
  expect((await alice.call(listOutgoingOAuthConnections, { query: { team_id: String(channel.team_id) } })).status).toBe(403);
  expect((await alice.call(createOutgoingOAuthConnection, { body: form('https://example.com/x') })).status).toBe(403);
});

test('a connection can be tried before it is kept, and later without its secret', async () => {
  const attempt = async (body: object) => (await admin.call(validateOutgoingOAuthConnection, { body })).status;
  expect(await attempt(form('https://example.com/x'))).toBe(200);
  expect(await attempt(form('https://example.com/x', { client_secret: 'wrong' }))).toBe(400);
  expect(await attempt(form('https://example.com/x', { client_secret: 'in-form' }))).toBe(200);
  expect(await attempt(form('https://example.com/x', { oauth_token_url: 'http://10.1.2.3/token' }))).toBe(400);
  const made = await make('https://example.com/tried');
  expect(await attempt(form('https://example.com/x', { id: made.id, client_secret: '' }))).toBe(200);
});

test('hooks, commands and buttons show the token of the connection that is for them, and no others do', async () => {
  await make(`${program.url}/for/*`);
  const before = issued;
  program.answer = () => ({ text: 'yes' });
  await admin.call(createCommand, { body: { team_id: channel.team_id, trigger: 'ask', method: 'P', url: `${program.url}/for/command` } });
  await alice.call(executeCommand, { body: { command: '/ask', channel_id: channel.id } });
  expect(program.last().headers.get('authorization')).toBe(`Bearer token-${before + 1}`);
  const hook = { team_id: channel.team_id, channel_id: channel.id, callback_urls: [`${program.url}/for/hook`] };
  await admin.call(createOutgoingWebhook, { body: hook });
  const actions = ['/for/button', '/other'].map((path, i) => ({ id: `b${i}`, name: 'B', integration: { url: program.url + path } }));
  const post = await server.post(channel, alice, 'x', { props: { attachments: [{ actions }] } });
  await server.drainJobs();
  expect(program.last()).toMatchObject({ path: '/for/hook' });
  expect(program.last().headers.get('authorization')).toBe(`Bearer token-${before + 1}`);
  program.answer = () => ({});
  for (const [id, expected] of [
    ['b0', `Bearer token-${before + 1}`],
    ['b1', null],
  ] as const) {
    await alice.call(doPostAction, { params: { post_id: post.id, action_id: id }, body: {} });
    expect(program.last().headers.get('authorization')).toBe(expected);
  }
  // One token served all three.
  expect(issued).toBe(before + 1);
});

test('a command whose connection gives no token shows its own, as without a connection', async () => {
  await make(`${program.url}/closed`, { client_secret: 'wrong' });
  program.answer = () => ({ text: 'yes' });
  const body = { team_id: channel.team_id, trigger: 'closed', method: 'P', url: `${program.url}/closed` };
  const { body: command } = await admin.call(createCommand, { body });
  await alice.call(executeCommand, { body: { command: '/closed', channel_id: channel.id } });
  expect(program.last().headers.get('authorization')).toBe(`Token ${command.token}`);
});
