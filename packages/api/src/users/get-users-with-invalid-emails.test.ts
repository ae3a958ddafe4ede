import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getUsersWithInvalidEmails } from './get-users-with-invalid-emails.ts';

const open = await startServer();
const closed = await startServer({ MM_TEAMSETTINGS_ENABLEOPENSERVER: 'false', MM_TEAMSETTINGS_RESTRICTCREATIONTODOMAINS: 'inside.example' });

test('where everybody may sign up the question is refused, with a message that is the id itself', async () => {
  const { status, body } = await open.admin.call(getUsersWithInvalidEmails);
  expect({ status, id: body.id, message: body.message }).toEqual({ status: 400, id: '<untranslated>', message: '<untranslated>' });
});

test('administrators see who has an address outside the domains', async () => {
  const [inside, outside] = [await closed.user({ email: 'a@inside.example' }), await closed.user({ email: 'a@outside.example' })];
  const { body } = await closed.admin.call(getUsersWithInvalidEmails, { query: { per_page: 200 } });
  const names = body.map((user: { username: string }) => user.username);
  expect(names).toContain(outside.username);
  expect(names).not.toContain(inside.username);
  expect((await inside.call(getUsersWithInvalidEmails)).status).toBe(403);
});
