import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { getLoginType } from './get-login-type.ts';

const server = await startServer({ MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true', MM_GUESTACCOUNTSSETTINGS_ENABLEGUESTMAGICLINK: 'true' });
const { db } = server.running.app.store;
const type = async (login_id: string) => {
  const answer = await server.admin.call(getLoginType, { body: { login_id } });
  return { status: answer.status, body: answer.body };
};

test('people with a password look like people who are not there', async () => {
  const person = await server.user();
  expect(await type(person.username)).toEqual({ status: 200, body: { auth_service: '' } });
  expect(await type('nobody')).toEqual({ status: 200, body: { auth_service: '' } });
});

const standStill = () => {
  const { app } = server.running;
  const now = app.now();
  Object.assign(app, { now: () => now });
};

test('a guest is mailed a link that signs in, and no more of them than sixty a minute', async () => {
  const guest = await server.user({ roles: 'system_guest', auth_service: 'magic_link', auth_data: unique('link') });
  standStill();
  for (let i = 0; i < 60; i++) expect(await type(guest.user.email)).toEqual({ status: 200, body: { auth_service: 'magic_link' } });
  expect(await type(guest.user.email)).toMatchObject({ status: 413, body: { id: 'app.email.rate_limit_exceeded.app_error' } });
  const links = await db.selectFrom('tokens').select('token').where(db.dialect.contains('extra', guest.id)).execute();
  expect(links).toHaveLength(60);
});
