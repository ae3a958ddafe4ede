import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('status and preferences');
const [alice, bob] = [await server.user(), await server.user()];
await server.channelWith(alice, bob);
const own = methods.of(alice);
const other = methods.of(bob);

test('a status is set, seen by others, and told to the other windows', async () => {
  const socket = await alice.listen();
  expect(await own.updateStatus({ user_id: alice.id, status: 'dnd' } as never)).toMatchObject({ user_id: alice.id, status: 'dnd', manual: true });
  const isTold = () => socket.events.find(({ event, data }) => event === 'status_change' && data.status === 'dnd');
  expect((await socket.until(isTold, 'change of status')).data).toMatchObject({ user_id: alice.id });
  expect(await other.getStatus(alice.id)).toMatchObject({ user_id: alice.id, status: 'dnd' });
  const statuses = await other.getStatusesByIds([alice.id, bob.id]);
  expect(statuses.find(({ user_id }) => user_id === alice.id)?.status).toBe('dnd');
});

test('a custom status is shown, cleared, and forgotten', async () => {
  const status = { emoji: 'calendar', text: 'in a meeting', duration: '', expires_at: '' };
  await own.updateCustomStatus(status as never);
  const shown = async () => JSON.parse((await other.getUser(alice.id)).props?.customStatus || '{}');
  expect(await shown()).toMatchObject({ emoji: 'calendar', text: 'in a meeting' });
  const recent = async () =>
    JSON.parse((await own.getUserPreferences(alice.id)).find(({ name }) => name === 'recent_custom_statuses')?.value ?? '[]');
  expect(await recent()).toMatchObject([{ text: 'in a meeting' }]);
  await own.unsetCustomStatus();
  expect(await shown()).toEqual({});
  const [kept] = await recent();
  await own.removeRecentCustomStatus(kept);
  expect(await recent()).toEqual([]);
});

test('preferences are kept, told to the other windows, and deleted', async () => {
  const socket = await alice.listen();
  const preference = { user_id: alice.id, category: 'display_settings', name: 'colour', value: 'blue' };
  expect(await own.savePreferences(alice.id, [preference])).toEqual({ status: 'OK' });
  expect(JSON.parse((await socket.next('preferences_changed')).data.preferences)).toEqual([preference]);
  expect(await own.getMyPreferences()).toContainEqual(preference);
  expect(await own.getUserPreferences(alice.id)).toContainEqual(preference);
  await expect(other.getUserPreferences(alice.id)).rejects.toMatchObject({ status_code: 403 });
  expect(await own.deletePreferences(alice.id, [preference])).toEqual({ status: 'OK' });
  expect(await own.getMyPreferences()).not.toContainEqual(preference);
});

methods.everyMethodIsCalled();
