import { expect, test } from 'bun:test';
import { createSession } from '@foremast/domain/sessions/create-session';
import { Ctx } from '@foremast/kernel/context';
import { Person, startServer } from '@foremast/testing/server';

const server = await startServer();

/** The same person at another machine. */
async function elsewhere(who: Person): Promise<Person> {
  const session = await Ctx.system(server.running.app).tx((tx) => createSession(tx, who.user, tx.ctx));
  return new Person(server.url, who.user, session);
}

test('what is begun on one machine goes on at another, and goes there too when it is thrown away', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const root = await server.post(channel, bob, 'root');
  const other = await elsewhere(alice);
  const [here, there, toBob] = [await alice.listen(), await other.listen(), await bob.listen()];
  const headers = { 'Connection-Id': String(here.events[0]?.data.connection_id) };
  const save = (message: string, more = {}) =>
    alice.request('POST', '/api/v4/drafts', { headers, body: { channel_id: channel.id, message, ...more } });
  const list = async (who: Person) => (await who.request('GET', `/api/v4/users/me/teams/${channel.team_id}/drafts`)).body;

  await save('in the channel', { priority: { priority: 'urgent' } });
  expect(JSON.parse((await there.next('draft_created')).data.draft)).toMatchObject({ message: 'in the channel', priority: { priority: 'urgent' } });
  await save('in the thread', { root_id: root.id });
  expect(JSON.parse((await there.next('draft_created')).data.draft)).toMatchObject({ message: 'in the thread', root_id: root.id });
  await save('in the channel, longer');
  await there.next('draft_created');
  expect((await list(other)).map((d: { message: string }) => d.message)).toEqual(['in the channel, longer', 'in the thread']);

  expect((await alice.request('DELETE', `/api/v4/users/me/channels/${channel.id}/drafts/${root.id}`, { headers })).status).toBe(200);
  expect(JSON.parse((await there.next('draft_deleted')).data.draft)).toMatchObject({ root_id: root.id });
  expect(await list(other)).toHaveLength(1);
  await server.post(channel, bob, 'end');
  await Promise.all([here.next('posted'), toBob.next('posted')]);
  // Who did it knows, and nobody else is told.
  expect(here.events.filter((e) => e.event.startsWith('draft'))).toEqual([]);
  expect(toBob.events.filter((e) => e.event.startsWith('draft'))).toEqual([]);
});

test('drafts in a place that one has left are not listed and not taken; where drafts are not synced there are none', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const place = await server.channel({ id: String(channel.team_id), name: '' }, [alice], { type: 'P' });
  const save = () => alice.request('POST', '/api/v4/drafts', { body: { channel_id: place.id, message: 'begun' } });
  const list = () => alice.request('GET', `/api/v4/users/me/teams/${channel.team_id}/drafts`);
  await save();
  await alice.request('DELETE', `/api/v4/channels/${place.id}/members/${alice.id}`);
  expect((await list()).body).toBeNull();
  expect((await save()).status).toBe(403);
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { AllowSyncedDrafts: false } } });
  expect([(await list()).status, (await save()).status]).toEqual([501, 501]);
});
