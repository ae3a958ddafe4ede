import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createUserAccessToken } from './create-user-access-token.ts';
import { disableUserAccessToken } from './disable-user-access-token.ts';
import { enableUserAccessToken } from './enable-user-access-token.ts';
import { getUserAccessTokensForUser } from './get-user-access-tokens-for-user.ts';
import { revokeUserAccessToken } from './revoke-user-access-token.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true' });
const person = await server.user();
const params = { user_id: person.id };
const use = async (token: string) => (await fetch(`${server.url}/api/v4/users/me`, { headers: { Authorization: `Bearer ${token}` } })).status;

test('a token works until it is switched off, and again when it is switched on; its secret is told once', async () => {
  const { body } = await server.admin.call(createUserAccessToken, { params, body: { description: 'robot' } });
  expect(await use(body.token)).toBe(200);
  const listed = (await server.admin.call(getUserAccessTokensForUser, { params })).body;
  expect(listed).toEqual([{ id: body.id, user_id: person.id, description: 'robot', is_active: true }]);
  await server.admin.call(disableUserAccessToken, { body: { token_id: body.id } });
  expect(await use(body.token)).toBe(401);
  await server.admin.call(enableUserAccessToken, { body: { token_id: body.id } });
  expect(await use(body.token)).toBe(200);
  await server.admin.call(revokeUserAccessToken, { body: { token_id: body.id } });
  expect(await use(body.token)).toBe(401);
});

test.each([
  ['by who may not have tokens', 403, { description: 'mine' }],
  ['without a description', 400, { description: '' }],
])('a token made %s is refused', async (_, status, body) => {
  expect((await person.call(createUserAccessToken, { params, body })).status).toBe(status);
});
