import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { assignBot } from './assign-bot.ts';
import { convertBotToUser } from './convert-bot-to-user.ts';
import { createBot } from './create-bot.ts';
import { disableBot } from './disable-bot.ts';
import { enableBot } from './enable-bot.ts';
import { getBot } from './get-bot.ts';
import { getBots } from './get-bots.ts';
import { patchBot } from './patch-bot.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true' });
const { admin } = server;
const alice = await server.user();

async function bot(body: object = {}) {
  const { body: made } = await admin.call(createBot, { body: { username: unique('robot'), ...body } });
  return { ...made, params: { bot_user_id: made.user_id } };
}

test('a bot belongs to who made it, is listed, and writes to its owner first', async () => {
  const made = await bot({ display_name: 'Robo', description: 'beeps' });
  expect(made).toMatchObject({ owner_id: admin.id, display_name: 'Robo', description: 'beeps', delete_at: 0 });
  expect((await admin.call(getBots)).body.map((b: { user_id: string }) => b.user_id)).toContain(made.user_id);
  const direct = await admin.client.createDirectChannel([admin.id, made.user_id]);
  const { order, posts } = await admin.client.getPosts(direct.id);
  expect(posts[order.at(-1) ?? '']).toMatchObject({ user_id: made.user_id, type: 'add_bot_teams_channels', props: { from_bot: 'true' } });
});

test.each([
  ['a name that no account may have', { username: 'no spaces' }, 'model.bot.is_valid.username.app_error'],
  ['too long a description', { username: unique('robot'), description: 'x'.repeat(1025) }, 'model.bot.is_valid.description.app_error'],
])('%s is refused', async (_, body, id) => {
  expect(await admin.call(createBot, { body })).toMatchObject({ status: 400, body: { id } });
});

test('who may not see bots finds none, and cannot make one', async () => {
  const { params } = await bot();
  expect(await alice.call(createBot, { body: { username: unique('robot') } })).toMatchObject({ status: 403 });
  expect(await alice.call(getBot, { params })).toMatchObject({ status: 404 });
  expect(await alice.call(patchBot, { params, body: { display_name: 'Mine' } })).toMatchObject({ status: 404 });
});

test('a disabled bot is not there unless asked for, its token works again when it is enabled', async () => {
  const { params, user_id } = await bot();
  const { token } = await admin.client.createUserAccessToken(user_id, 'for work');
  const me = async () => (await fetch(`${server.url}/api/v4/users/me`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await me()).toBe(200);
  expect((await admin.call(disableBot, { params })).body.delete_at).toBeGreaterThan(0);
  expect([await me(), (await admin.call(getBot, { params })).status]).toEqual([401, 404]);
  expect((await admin.call(getBot, { params, query: { include_deleted: true } })).status).toBe(200);
  expect((await admin.call(enableBot, { params })).body.delete_at).toBe(0);
  expect(await me()).toBe(200);
});

test('a bot goes with its deactivated owner, and administrators are told', async () => {
  const [owner, { params, username }] = [await server.user(), await bot()];
  await admin.call(assignBot, { params: { ...params, user_id: owner.id } });
  const socket = await admin.listen();
  await admin.client.updateUserActive(owner.id, false);
  expect((await admin.call(getBot, { params, query: { include_deleted: true } })).body).toMatchObject({ owner_id: owner.id });
  expect((await admin.call(getBot, { params })).status).toBe(404);
  expect(JSON.parse((await socket.next('posted')).data.post).message).toContain(`@${username}`);
});

test('a bot becomes a person who signs in', async () => {
  const { params, user_id } = await bot();
  const username = unique('human');
  const body = { username, email: `${username}@example.com`, password: 'Correct-horse-1' };
  expect(await admin.call(convertBotToUser, { params, body: { ...body, password: '' } })).toMatchObject({ status: 400 });
  expect((await admin.call(convertBotToUser, { params, body })).body).toMatchObject({ id: user_id, username });
  expect((await admin.call(getBot, { params })).status).toBe(404);
  const signedIn = await fetch(`${server.url}/api/v4/users/login`, {
    method: 'POST',
    body: JSON.stringify({ login_id: username, password: body.password }),
  });
  expect(signedIn.status).toBe(200);
});
