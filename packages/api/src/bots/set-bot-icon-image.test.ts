import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';
import { createBot } from './create-bot.ts';
import { getBot } from './get-bot.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true' });
const { admin } = server;
const member = await server.user();
const SVG = '<?xml version="1.0"?><!-- drawn --><svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>';

const ask = (who: Person, id: string, method: string, body?: FormData) =>
  fetch(`${server.url}/api/v4/bots/${id}/icon`, { method, headers: { Authorization: `Bearer ${who.session.token}` }, ...(body ? { body } : {}) });
function form(text: string): FormData {
  const data = new FormData();
  data.append('image', new File([text], 'icon.svg', { type: 'image/svg+xml' }));
  return data;
}

test('a bot has a drawing that everybody sees, runs nothing, and is gone when taken away', async () => {
  const { body: bot } = await admin.call(createBot, { body: { username: 'drawn' } });
  expect((await ask(member, bot.user_id, 'GET')).status).toBe(404);
  expect((await ask(admin, bot.user_id, 'POST', form(SVG))).status).toBe(200);
  expect((await admin.call(getBot, { params: { bot_user_id: bot.user_id } })).body.last_icon_update).toBeGreaterThan(0);
  const icon = await ask(member, bot.user_id, 'GET');
  expect([icon.headers.get('content-type'), await icon.text()]).toEqual(['image/svg+xml', SVG]);
  expect(icon.headers.get('content-security-policy')).toContain('sandbox');
  expect((await ask(admin, bot.user_id, 'DELETE')).status).toBe(200);
  expect((await ask(member, bot.user_id, 'GET')).status).toBe(404);
  expect((await ask(admin, bot.user_id, 'DELETE')).status).toBe(404);
});

test('only an SVG is taken, and only from who looks after the bot', async () => {
  const { body: bot } = await admin.call(createBot, { body: { username: 'plain' } });
  for (const text of ['', 'words', '<html><svg/></html>']) expect((await ask(admin, bot.user_id, 'POST', form(text))).status).toBe(400);
  expect((await ask(member, bot.user_id, 'POST', form(SVG))).status).toBe(404);
  expect((await ask(member, bot.user_id, 'DELETE')).status).toBe(404);
});
