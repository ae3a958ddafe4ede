import { expect, test } from 'bun:test';
import { PASSWORD, startServer } from '@foremast/testing/server';
import { convertUserToBot } from './convert-user-to-bot.ts';
import { deleteUser } from './delete-user.ts';
import { demoteUserToGuest } from './demote-user-to-guest.ts';
import { updateUserActive } from './update-user-active.ts';
import { updateUserRoles } from './update-user-roles.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true', MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true' });
const { admin } = server;
const params = { user_id: admin.id };
const roles = 'system_admin system_user';

const paths = {
  'lose the role': () => admin.call(updateUserRoles, { params, body: { roles: 'system_user' } }),
  'be deactivated': () => admin.call(updateUserActive, { params, body: { active: false } }),
  'deactivate themselves': () => admin.call(deleteUser, { params }),
  'be erased': () => admin.call(deleteUser, { params, query: { permanent: true } }),
  'become a guest': () => admin.call(demoteUserToGuest, { params }),
  'become a bot': () => admin.call(convertUserToBot, { params }),
};

test.each(Object.entries(paths))('the last administrator cannot %s, even where a deactivated one and a bot have the role', async (_, attempt) => {
  const gone = await server.user({ roles });
  await gone.call(updateUserActive, { params: { user_id: gone.id }, body: { active: false } });
  const robot = await server.user({ roles });
  expect((await robot.call(convertUserToBot, { params: { user_id: robot.id } })).status).toBe(200);
  expect(await attempt()).toMatchObject({ status: 400, body: { id: 'app.user.update.lastAdmin.app_error' } });
  expect((await admin.client.getMe()).roles).toContain('system_admin');
  const login = await fetch(`${server.url}/api/v4/users/login`, { method: 'POST', body: JSON.stringify({ id: admin.id, password: PASSWORD }) });
  expect(login.status).toBe(200);
});

test('while there is another, an administrator may go', async () => {
  const another = await server.user({ roles });
  expect(await another.call(updateUserActive, { params: { user_id: another.id }, body: { active: false } })).toMatchObject({ status: 200 });
});
