import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { foremastTables } from '@foremast/store/migrations/foremast-tables';
import { notifyingTables } from '@foremast/store/migrations/notifying-tables';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';
import { deleteUser } from './delete-user.ts';
import { getUser } from './get-user.ts';

const server = await startServer({
  MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
  MM_SERVICESETTINGS_ENABLEOAUTHSERVICEPROVIDER: 'true',
});
const [alice, bob] = [await server.user(), await server.user()];

test('a deactivated account stays to be seen', async () => {
  const person = await server.user();
  expect((await server.admin.call(deleteUser, { params: { user_id: person.id } })).status).toBe(200);
  expect((await alice.call(getUser, { params: { user_id: person.id } })).body.delete_at).toBeGreaterThan(0);
});

test('an erased account is gone with everything it wrote', async () => {
  const channel = await server.channelWith(alice, bob);
  const [kept, gone] = [await server.post(channel, alice), await server.post(channel, bob)];
  expect((await server.admin.call(deleteUser, { params: { user_id: bob.id }, query: { permanent: true } })).status).toBe(200);
  expect((await alice.call(getUser, { params: { user_id: bob.id } })).status).toBe(404);
  expect((await alice.request('GET', `/api/v4/posts/${kept.id}`)).status).toBe(200);
  expect((await alice.request('GET', `/api/v4/posts/${gone.id}`)).status).toBe(404);
});

test('nobody deactivates another, nor oneself where the settings say no', async () => {
  expect((await alice.call(deleteUser, { params: { user_id: server.admin.id } })).status).toBe(403);
  expect((await alice.call(deleteUser, { params: { user_id: alice.id } })).status).toBe(401);
});

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function upload(person: Person, channel: Place): Promise<string> {
  const form = new FormData();
  form.append('channel_id', channel.id);
  form.append('files', new Blob([PNG], { type: 'image/png' }), 'dot.png');
  const headers = { Authorization: `Bearer ${person.session.token}` };
  const answer = await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
}

async function form(person: Person, path: string, fields: Record<string, Blob | string>): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await fetch(server.url + path, { method: 'POST', headers: { Authorization: `Bearer ${person.session.token}` }, body });
  expect(answer.status).toBeLessThan(300);
}

/** Everything that can be somebody's. */
async function leaveTraces(person: Person, other: Person): Promise<{ channel: Place; root: Place }> {
  const channel = await server.channelWith(person, other);
  const root = await server.post(channel, other, `@${person.username}`);
  await server.post(channel, person, 'with a file', { file_ids: [await upload(person, channel)] });
  await upload(person, channel);
  await server.post(channel, person, 'an answer', { root_id: root.id });
  await server.post(channel, other, 'another answer', { root_id: root.id });
  const good = async (method: string, path: string, body: unknown, by = person) => {
    const answer = await by.request(method, `/api/v4${path}`, { body });
    expect([path, answer.status < 300]).toEqual([path, true]);
    return answer.body;
  };
  const own = { user_id: person.id };
  await good('POST', '/reactions', { ...own, post_id: root.id, emoji_name: 'tada' });
  await good('PUT', `/users/${person.id}/preferences`, [{ ...own, category: 'flagged_post', name: root.id, value: 'true' }]);
  await good(
    'PUT',
    `/users/${other.id}/preferences`,
    [{ user_id: other.id, category: 'direct_channel_show', name: person.id, value: 'true' }],
    other,
  );
  await good('PUT', `/users/${person.id}/status`, { ...own, status: 'dnd' });
  await good('POST', '/drafts', { ...own, channel_id: channel.id, message: 'unfinished' });
  await good('POST', `/posts/schedule`, { ...own, channel_id: channel.id, message: 'later', scheduled_at: Date.now() + 3_600_000 });
  await good('POST', `/users/${person.id}/teams/${channel.team_id}/channels/categories`, {
    ...own,
    team_id: channel.team_id,
    display_name: 'Mine',
    channel_ids: [channel.id],
  });
  await good('POST', `/users/${person.id}/posts/${root.id}/reminder`, { target_time: Math.floor(Date.now() / 1000) + 3600 });
  await good('POST', `/users/${person.id}/posts/${root.id}/ack`, undefined);
  await good('POST', `/users/${person.id}/tokens`, { description: 'robot' }, server.admin);
  await good('POST', '/hooks/incoming', { channel_id: channel.id, ...own }, server.admin);
  await good('POST', '/uploads', { channel_id: channel.id, filename: 'half.bin', file_size: 10 });
  await good('POST', '/users/password/reset/send', { email: person.user.email });
  await good('POST', '/groups', { name: unique('group'), display_name: 'Group', source: 'custom', allow_reference: true, user_ids: [person.id] });
  await form(person, `/api/v4/users/${person.id}/image`, { image: new Blob([PNG], { type: 'image/png' }) });
  await form(person, '/api/v4/emoji', { emoji: JSON.stringify({ name: `e${person.id}`, creator_id: person.id }), image: new Blob([PNG]) });
  await server.drainJobs();
  return { channel, root };
}

type Tables = typeof foremastTables;
const SCHEMA = join(import.meta.dir, '../../../store/src/migrations/0001-schema.json');
const tables: Tables = { ...((await Bun.file(SCHEMA).json()) as { tables: Tables }).tables, ...foremastTables, ...notifyingTables };

/** Where in the database an id still stands, as `table.column`. */
async function whereIs(id: string): Promise<string[]> {
  const { db } = server.running.app.store;
  const found: string[] = [];
  for (const [table, { kind, columns }] of Object.entries(tables)) {
    if (kind !== 'table') continue;
    for (const row of await db
      .selectFrom(table as 'users')
      .selectAll()
      .execute())
      for (const { name } of columns) if (JSON.stringify((row as Record<string, unknown>)[name] ?? '').includes(id)) found.push(`${table}.${name}`);
  }
  return [...new Set(found)].sort();
}

// What administrators did, that somebody was added to a channel, and jobs that are done and will be swept.
const RECORDS: ReadonlySet<string> = new Set(['audits.action', 'audits.extrainfo', 'fm_jobs.input', 'posts.props']);

test('of an erased account no row and no file is left, and the counters of others are right', async () => {
  const [person, other] = [await server.user(), await server.user()];
  const { root } = await leaveTraces(person, other);
  const files = async () =>
    (await Array.fromAsync(new Bun.Glob('**/*').scan(server.running.startup.filesDirectory))).filter((path) => path.includes(person.id));
  expect((await whereIs(person.id)).length).toBeGreaterThan(20);
  expect((await files()).length).toBeGreaterThan(3);
  expect((await server.admin.call(deleteUser, { params: { user_id: person.id }, query: { permanent: true } })).status).toBe(200);
  await server.drainJobs();
  expect((await whereIs(person.id)).filter((place) => !RECORDS.has(place))).toEqual([]);
  expect(await files()).toEqual([]);
  const left = (await other.request('GET', `/api/v4/posts/${root.id}/thread`)).body;
  expect(Object.keys(left.posts)).toHaveLength(2);
  expect(left.posts[root.id]).toMatchObject({ reply_count: 1, participants: null });
  expect(left.posts[root.id].has_reactions ?? false).toBe(false);
});
