import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { deletePreferences } from './delete-preferences.ts';
import { getPreferencesByCategory } from './get-preferences-by-category.ts';
import { updatePreferences } from './update-preferences.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const preference = (category: string, name: string, value: string, user = alice) => ({ user_id: user.id, category, name, value });
const params = { user_id: alice.id };

test('preferences are kept, told to their owner’s clients, and removed', async () => {
  const [own, other] = [await alice.listen(), await bob.listen()];
  const saved = [preference('display_settings', 'name_format', 'full_name')];
  expect((await alice.call(updatePreferences, { params, body: saved })).status).toBe(200);
  expect(JSON.parse(String((await own.next('preferences_changed')).data.preferences))).toEqual(saved);
  expect((await alice.call(getPreferencesByCategory, { params: { ...params, category: 'display_settings' } })).body).toEqual(saved);
  await alice.call(deletePreferences, { params, body: saved });
  await own.next('preferences_deleted');
  expect((await alice.call(getPreferencesByCategory, { params: { ...params, category: 'display_settings' } })).status).toBe(404);
  expect(other.events.map((e) => e.event)).not.toContain('preferences_changed');
});

test('a colour that is none becomes white', async () => {
  await alice.call(updatePreferences, { params, body: [preference('theme', '', '{"sidebarBg":"#123456","linkColor":"url(x)"}')] });
  const { body } = await alice.call(getPreferencesByCategory, { params: { ...params, category: 'theme' } });
  expect(JSON.parse(body[0].value)).toEqual({ sidebarBg: '#123456', linkColor: '#ffffff' });
});

test.each([
  ['none', 400, []],
  ['too many', 400, Array.from({ length: 101 }, (_, i) => preference('many', `n${i}`, 'x'))],
  ['one of somebody else', 403, [preference('mine', 'ab', 'x', bob)]],
  ['one without a category', 400, [preference('', 'ab', 'x')]],
  ['one that is too long', 400, [preference('mine', 'ab', 'x'.repeat(20_001))]],
  ['a message that is not there', 400, [preference('flagged_post', 'a'.repeat(26), 'true')]],
])('%s: refused', async (_, status, body) => {
  expect((await alice.call(updatePreferences, { params, body })).status).toBe(status);
});

test('the preferences of another are out of reach', async () => {
  expect((await bob.call(updatePreferences, { params, body: [preference('mine', 'ab', 'x')] })).status).toBe(403);
});
