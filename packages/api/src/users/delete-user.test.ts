import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { newId } from '@foremast/kernel/id';
import type { SchemaShape } from '@foremast/store/migrations/shape';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';
import { sql } from 'kysely';
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
  await good('POST', '/channels/direct', [person.id, other.id]);
  await good('POST', '/teams', { name: unique('own'), display_name: 'Own', type: 'O' });
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
  await form(person, `/api/v4/users/${person.id}/image`, { image: new File([PNG], 'dot.png', { type: 'image/png' }) });
  await form(person, '/api/v4/emoji', { emoji: JSON.stringify({ name: `e${person.id}`, creator_id: person.id }), image: new File([PNG], 'dot.png') });
  await server.drainJobs();
  return { channel, root };
}

/** A column of a table that there is now, whoever made it. */
interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
}
const { db } = server.running.app.store;
const columns = (
  await (process.env.TEST_DATABASE_URL
    ? sql<Column>`select c.table_name as "table", c.column_name as "column", c.udt_name as type, c.is_nullable = 'NO' and c.column_default is null as required
        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where t.table_type = 'BASE TABLE' and c.table_schema = current_schema()`
    : sql<Column>`select m.name as "table", p.name as "column", lower(p.type) as type, p."notnull" = 1 and p.dflt_value is null as required
        from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.sql not like 'create virtual%' and m.name not like 'fm_%_words_%'`
  ).execute(db)
).rows;
const tables = Map.groupBy(columns, ({ table }) => table);

/** Where in the database a text still stands, as `table.column`. */
async function whereIs(text: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables.keys())
    for (const row of (await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db)).rows)
      for (const [column, value] of Object.entries(row)) if (JSON.stringify(value ?? '').includes(text)) found.push(`${table}.${column}`);
  return [...new Set(found)].sort();
}

const OWNER = /^(?:\w*_)?(?:user|creator|owner|author|sender|requester|reviewer)_?id$|^(?:created|updated|requested)_?by$/;
const SCHEMA = join(import.meta.dir, '../../../store/src/migrations/0001-schema.json');
const { enums, tables: declared } = (await Bun.file(SCHEMA).json()) as Pick<SchemaShape, 'enums' | 'tables'>;

/** Something of the column's type; `taken` keeps what must be unique apart. */
function anything({ table, column, type }: Column): string | number | boolean {
  const choice = enums[declared[table]?.columns.find(({ name }) => name === column)?.type ?? ''];
  if (choice) return choice[0] ?? '';
  if (/json/.test(type)) return '{}';
  if (/bool/.test(type)) return false;
  return /int|num|real|float/.test(type) ? 0 : newId();
}

/** A row in each table that says whose it is, made up where no operation has left one. */
async function leaveRows(person: Person): Promise<string[]> {
  const there = new Set(await whereIs(person.id));
  const owners = columns.filter(({ table, column }) => OWNER.test(column) && !there.has(`${table}.${column}`));
  await server.running.app.store.transaction(async (tx) => {
    for (const owner of owners) {
      const row = (tables.get(owner.table) ?? []).filter((c) => c === owner || c.required);
      const values = row.map((c) => (c === owner ? person.id : anything(c)));
      await sql`insert into ${sql.table(owner.table)} (${sql.join(row.map((c) => sql.ref(c.column)))}) values (${sql.join(values)})`.execute(tx);
    }
  });
  return columns.filter(({ column }) => OWNER.test(column)).map(({ table, column }) => `${table}.${column}`);
}

/** Where the id of somebody who was erased stays, and why. */
const KEPT: Readonly<Record<string, string>> = {
  'audits.action': 'what administrators did to the account, by its path',
  'audits.extrainfo': 'the same, in words',
  'bots.ownerid': 'a bot goes on until it gets another owner',
  'channelbookmarks.ownerid': 'bookmarks are their channel’s',
  'channels.creatorid': 'channels are their members’',
  'channels.name': 'the messages of the other person in a direct channel are found by both ids',
  'compliances.userid': 'who looked through messages must not get rid of the record',
  'fm_jobs.input': 'jobs that are done are swept after some days',
  'outgoingoauthconnections.creatorid': 'connections are the server’s',
  'posts.props': 'others were told who joined',
  'remoteclusters.creatorid': 'connections are the server’s',
  'sharedchannelremotes.creatorid': 'connections are the server’s',
  'sharedchannels.creatorid': 'connections are the server’s',
  'termsofservice.userid': 'what people accepted must stay to be read',
};

test('of an erased account no row and no file is left but what is not its own, and the counters of others are right', async () => {
  const [person, other] = [await server.user(), await server.user()];
  const { root } = await leaveTraces(person, other);
  const owned = await leaveRows(person);
  const files = async () =>
    (await Array.fromAsync(new Bun.Glob('**/*').scan(server.running.startup.filesDirectory))).filter((path) => path.includes(person.id));
  expect(await whereIs(person.id)).toEqual(expect.arrayContaining(owned));
  expect((await files()).length).toBeGreaterThan(3);
  expect((await server.admin.call(deleteUser, { params: { user_id: person.id }, query: { permanent: true } })).status).toBe(200);
  await server.drainJobs();
  expect(await whereIs(person.id)).toEqual(Object.keys(KEPT).sort());
  expect(await whereIs(person.user.email)).toEqual(['fm_jobs.input']);
  expect(await files()).toEqual([]);
  const left = (await other.request('GET', `/api/v4/posts/${root.id}/thread`)).body;
  expect(Object.keys(left.posts)).toHaveLength(2);
  expect(left.posts[root.id]).toMatchObject({ reply_count: 1, participants: null });
  expect(left.posts[root.id].has_reactions ?? false).toBe(false);
});
