import { expect, test } from 'bun:test';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';
import { ZipFile } from 'yazl';

const server = await startServer();

type Entries = Readonly<Record<string, unknown>>;

/** Strings and bytes are entries as they are, everything else is written as JSON. */
async function zipOf(entries: Entries): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [name, value] of Object.entries(entries)) {
    const raw = typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value);
    zip.addBuffer(Buffer.from(raw as string), name);
  }
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

async function send(
  team: Place,
  bytes: Uint8Array<ArrayBuffer>,
  who: Person = server.admin,
): Promise<{ status: number; id: string; report: string }> {
  const form = new FormData();
  form.set('importFrom', 'slack');
  form.set('filesize', String(bytes.length));
  form.set('file', new File([bytes], 'export.zip'));
  const headers = { Authorization: `Bearer ${who.session.token}` };
  const response = await fetch(`${server.url}/api/v4/teams/${team.id}/import`, { method: 'POST', body: form, headers });
  const body = (await response.json()) as { id: string; results: string };
  return { status: response.status, id: body.id, report: Buffer.from(body.results ?? '', 'base64').toString() };
}

const get = async (path: string) => (await server.admin.request('GET', `/api/v4${path}`)).body;
async function messages(channelId: string) {
  const list = await get(`/channels/${channelId}/posts`);
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  return [...list.order].reverse().map((id: string) => list.posts[id] as any);
}

/** People, by the word that their names begin with. */
const workspace = () => {
  const [ann, ben] = [unique('ann'), unique('ben')];
  const users = [
    { id: 'U1', name: ann, profile: { first_name: 'Ann', last_name: 'Ames', email: `${ann}@example.org` } },
    { id: 'U2', name: ben, profile: { email: `${ben.toUpperCase()}@example.org` } },
    { id: 'U3', name: unique('cat'), profile: {} },
  ];
  return { ann, ben, users };
};
const message = (ts: string, text: string, more: Record<string, unknown> = {}) => ({ type: 'message', user: 'U1', ts, text, ...more });

test('people, channels, messages, threads, files and reactions of a workspace come into the team', async () => {
  const team = await server.team();
  const { ann, ben, users } = workspace();
  const { status, report } = await send(
    team,
    await zipOf({
      'users.json': users,
      'channels.json': [
        { id: 'C1', name: 'news', creator: 'U1', members: ['U1', 'U2'], purpose: { value: 'what is new' }, topic: { value: 'today' } },
        { id: 'C2', name: '_x_', members: ['U1'] },
      ],
      'groups.json': [{ id: 'G1', name: 'secret', creator: 'U2', members: ['U2'] }],
      'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
      'news/2020-01-02.json': [
        message('1577934000.000200', 'an answer', { user: 'U2', thread_ts: '1577930000.000100' }),
        message('1577933000.000100', 'look', { files: [{ id: 'F1', title: 'plan' }], reactions: [{ name: '+1::skin-tone-3', users: ['U2'] }] }),
      ],
      'news/2020-01-01.json': [
        message('1577930000.000100', 'Hi <@U2>, see <#C2|x>, <https://example.org|here>, *bold* <!everyone> <!constructor|all>', {
          thread_ts: '1577930000.000100',
        }),
        message('1577930001.000100', '', { subtype: 'channel_join' }),
        message('1577930002.000100', 'dances', { subtype: 'me_message' }),
        message('1577930003.000100', 'built', { user: '', bot_id: 'B1', subtype: 'bot_message', username: 'builder', attachments: [{ text: 'ok' }] }),
        message('1577930004.000100', 'from nobody', { user: 'U9' }),
        message('1577930004.000200', 'of no kind', { subtype: 'constructor' }),
      ],
      'D1/2020-01-01.json': [message('1577930005.000100', 'just us')],
      '__uploads/F1/plan.txt': 'the plan',
    }),
  );
  expect(status).toBe(200);
  expect(report).toContain(`${ann} is @${ann} now`);
  expect(report).toContain('7 messages and 1 files were brought over.');
  expect(report).toContain('1 messages were left out: unknown person.');
  expect(report).toContain('1 messages were left out: unknown kind.');

  const user = await get(`/users/username/${ann}`);
  expect(user).toMatchObject({ first_name: 'Ann', last_name: 'Ames', email: `${ann}@example.org`, delete_at: 0 });
  expect((await get(`/users/username/${ben}`)).email).toBe(`${ben.toLowerCase()}@example.org`);
  expect((await get(`/teams/${team.id}/members/${user.id}`)).user_id).toBe(user.id);

  const news = await get(`/teams/${team.id}/channels/name/news`);
  expect(news).toMatchObject({ type: 'O', purpose: 'what is new', header: 'today', creator_id: user.id, total_msg_count: 5 });
  expect((await get(`/teams/${team.id}/channels/name/slack-channel-x`)).display_name).toBe('_x_');
  const [root, join, me, bot, look, answer] = await messages(news.id);
  expect(root).toMatchObject({
    message: `Hi @${ben}, see ~slack-channel-x, [here](https://example.org), **bold** @all all`,
    create_at: 1_577_930_000_000,
  });
  expect((await get(`/posts/${root.id}`)).reply_count).toBe(1);
  expect(join).toMatchObject({ type: 'system_join_channel', props: { username: ann } });
  expect(me.message).toBe('*dances*');
  expect(bot).toMatchObject({ type: 'slack_attachment', props: { override_username: 'builder', from_webhook: 'true' } });
  expect(look.metadata).toMatchObject({ files: [{ name: 'plan.txt', size: 8 }], reactions: [{ emoji_name: '+1' }] });
  expect(answer.root_id).toBe(root.id);
  expect((await get(`/users/${bot.user_id}`)).delete_at).toBeGreaterThan(0);
  expect((await get(`/files/${look.metadata.files[0].id}`)) as unknown).toBe('the plan');

  const secret = (await get(`/teams/${team.id}/channels/private`)).find((c: { name: string }) => c.name === 'secret');
  expect(secret.type).toBe('P');
});

test('an archive that is imported again brings nothing twice', async () => {
  const team = await server.team();
  const { users } = workspace();
  const archive = await zipOf({
    'users.json': users,
    'channels.json': [{ id: 'C1', name: 'news', members: ['U1'] }],
    'news/2020-01-01.json': [message('1577930000.000100', 'once'), message('1577930001.000100', 'x'.repeat(20_000))],
  });
  await send(team, archive);
  const { report } = await send(team, archive);
  expect(report).toContain('0 messages and 0 files');
  const news = await get(`/teams/${team.id}/channels/name/news`);
  const posts = await messages(news.id);
  expect(posts.map((p: { message: string }) => p.message.length)).toEqual([4, 16_383, 3617]);
  expect(posts[2].root_id).toBe(posts[1].id);
});

test('who has an account here already keeps it and joins the team', async () => {
  const [team, old] = [await server.team(), await server.user()];
  const users = [{ id: 'U1', name: 'somebody-else', profile: { email: old.user.email } }];
  await send(
    team,
    await zipOf({ 'users.json': users, 'channels.json': [{ id: 'C1', name: 'news', members: ['U1'] }], 'news/1.json': [message('1.1', 'me')] }),
  );
  expect((await old.request('GET', `/api/v4/teams/${team.id}/members/me`)).status).toBe(200);
  const news = await get(`/teams/${team.id}/channels/name/news`);
  expect((await messages(news.id))[0].user_id).toBe(old.id);
});

test('a private channel is not mixed into an open one of the same name', async () => {
  const team = await server.team();
  const { users } = workspace();
  const open = await server.channel(team, [], { name: 'plans' });
  await send(
    team,
    await zipOf({ 'users.json': users, 'groups.json': [{ id: 'G1', name: 'plans', members: ['U1'] }], 'plans/1.json': [message('1.1', 'hush')] }),
  );
  expect((await messages(open.id)).map((p: { message: string }) => p.message)).not.toContain('hush');
});

test('what is no archive, leads outside, or is broken inside does no harm', async () => {
  const team = await server.team();
  expect(await send(team, new TextEncoder().encode('no archive'))).toMatchObject({ status: 400, id: 'api.slackimport.slack_import.zip.app_error' });
  const outside = Buffer.from(await zipOf({ 'aa/users.json': '[]' }));
  for (let at = outside.indexOf('aa/users'); at >= 0; at = outside.indexOf('aa/users')) outside.write('../', at);
  expect((await send(team, new Uint8Array(outside))).status).toBe(400);
  const broken = await zipOf({
    'users.json': '[{"id":"U1","name":5},null,7,{"id":"U2","name":"\\u0000we\\u0000ird name","profile":{"email":"no address"}}]',
    'channels.json': '{"not":"a list"}',
    'groups.json': [
      { id: 'G1', name: 'x'.repeat(300), members: 'all' },
      { id: '../..', name: 'etc', members: [null, 'U2'] },
    ],
    'etc/1.json': [{ type: 'message', user: 'U2', ts: 'never', text: 7 }, message('2.2', '<'.repeat(50_000), { user: 'U2', files: [{ id: 'F9' }] })],
  });
  const { status, report } = await send(team, broken);
  expect(status).toBe(200);
  expect(report).toContain('weird-name');
});

test('an entry that unpacks to too much is left out', async () => {
  const team = await server.team();
  const { users } = workspace();
  const { status, report } = await send(team, await zipOf({ 'users.json': users, 'channels.json': Buffer.alloc(80 * 1024 * 1024) }));
  expect(status).toBe(200);
  expect(report).toContain('channels.json is too large');
});
