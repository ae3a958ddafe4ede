import { expect, test } from 'bun:test';
import { addToGroup } from '@foremast/domain/groups/group-members';
import { createGroup } from '@foremast/domain/groups/save-group';
import { userConnected, userDisconnected } from '@foremast/domain/status/presence';
import { unseen } from '@foremast/domain/status/write-status';
import { demote } from '@foremast/domain/users/guest-status';
import { Ctx } from '@foremast/kernel/context';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { saveStatus } from '@foremast/store/queries/status';
import { eraseUserRows } from '@foremast/store/queries/user-remains';
import { brokenInvariants } from '@foremast/testing/broken-invariants';
import { PASSWORD, type Person, type Place, startServer, unique } from '@foremast/testing/server';

const server = await startServer({
  MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true',
  MM_SERVICESETTINGS_ENABLECUSTOMGROUPS: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
  MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
});
const { admin } = server;

type Asked = readonly [method: string, path: string, body?: unknown];

/** Eight at the same moment; how often each answer came. */
async function together(ask: (i: number) => readonly [Person, ...Asked]): Promise<Record<string, number>> {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, i) => {
      const [who, method, path, body] = ask(i);
      return who.request(method, `/api/v4${path}`, body === undefined ? {} : { body });
    }),
  );
  const told = answers.map(({ status, body }) => (status < 300 ? 'done' : `${status} ${body.id}`));
  return Object.fromEntries(Object.entries(Object.groupBy(told, (answer) => answer)).map(([answer, all]) => [answer, all?.length ?? 0]));
}

const [username, team, bot, group, field, secret] = ['person', 'team', 'bot', 'group', 'field', 'secret'].map((word) => unique(word));
const convert = (await server.user()).id;

test.each<[string, string, Asked]>([
  [
    'a user name',
    '400 app.user.save.username_exists.app_error',
    ['POST', '/users', { username, email: `${username}@example.com`, password: PASSWORD }],
  ],
  ['a team', '400 store.sql_team.save_team.existing.app_error', ['POST', '/teams', { name: team, display_name: 'T', type: 'O' }]],
  ['a bot', '400 app.user.save.email_exists.app_error', ['POST', '/bots', { username: bot }]],
  [
    'a group',
    '400 app.custom_group.unique_name',
    ['POST', '/groups', { name: group, display_name: 'G', source: 'custom', allow_reference: true, user_ids: [] }],
  ],
  ['a field of the profile', '400 app.property_field.create.app_error', ['POST', '/custom_profile_attributes/fields', { name: field, type: 'text' }]],
  ['a person who becomes a bot', '400 app.bot.createbot.internal_error', ['POST', `/users/${convert}/convert_to_bot`]],
])('of those who make %s at the same moment one does, and the others are told why not', async (_, refusal, asked) => {
  const [method, path, body] = asked;
  // Only the name is the same, not the address too.
  const { email } = (body ?? {}) as { readonly email?: string };
  const own = (i: number) => (email ? { ...(body as object), email: `${i}${email}` } : body);
  expect(await together((i) => [admin, method, path, own(i)])).toEqual({ done: 1, [refusal]: 7 });
});

test('of those who want one name at the same moment one gets it', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => server.user()));
  const wanted = unique('wanted');
  const rename = (i: number) => [people[i] as Person, 'PUT', '/users/me/patch', { username: wanted }] as const;
  expect(await together(rename)).toEqual({ done: 1, '400 app.user.save.username_exists.app_error': 7 });
  const move = (i: number) => [admin, 'PUT', `/users/${people[i]?.id}/auth`, { auth_service: 'gitlab', auth_data: secret }] as const;
  expect(await together(move)).toEqual({ done: 1, '400 app.user.update_auth_data.email_exists.app_error': 7 });
});

test('answers about oneself that arrive together are all taken, the last one stays', async () => {
  const { body } = await admin.request('POST', '/api/v4/custom_profile_attributes/fields', { body: { name: unique('field'), type: 'text' } });
  const person = await server.user();
  expect(await together((i) => [person, 'PATCH', '/custom_profile_attributes/values', { [body.id]: `answer ${i}` }])).toEqual({ done: 8 });
});

test('of changes to one account that arrive together none is lost', async () => {
  const person = await server.user();
  const fields = ['nickname', 'first_name', 'last_name', 'position'] as const;
  const change = (i: number): Asked => {
    const field = fields[i];
    return field
      ? ['PUT', '/users/me/patch', { [field]: `new ${field}` }]
      : ['PUT', '/users/me/status/custom', { emoji: 'tada', text: `status ${i}` }];
  };
  expect(await together((i) => [person, ...change(i)])).toEqual({ done: 8 });
  const { body } = await person.request('GET', '/api/v4/users/me');
  expect(body).toMatchObject(Object.fromEntries(fields.map((field) => [field, `new ${field}`])));
  expect(JSON.parse(body.props.customStatus).emoji).toBe('tada');
  const recent = (await person.request('GET', '/api/v4/users/me/preferences/custom_status/name/recent_custom_statuses')).body.value;
  expect(JSON.parse(recent)).toHaveLength(4);
});

test('who joins or leaves a team several times at the same moment does so once', async () => {
  const person = await server.user();
  const { body: place } = await admin.request('POST', '/api/v4/teams', {
    body: { name: unique('open'), display_name: 'O', type: 'O', allow_open_invite: true },
  });
  const told = async (type: string) => {
    const square = (await admin.request('GET', `/api/v4/teams/${place.id}/channels/name/town-square`)).body;
    const { posts } = (await admin.request('GET', `/api/v4/channels/${square.id}/posts`)).body;
    return Object.values(posts as Record<string, { type: string; user_id: string }>).filter((p) => p.type === type && p.user_id === person.id).length;
  };
  const members = `/teams/${place.id}/members`;
  expect(await together(() => [person, 'POST', members, { team_id: place.id, user_id: person.id }])).toEqual({ done: 8 });
  expect(await told('system_join_team')).toBe(1);
  expect(await together(() => [person, 'DELETE', `${members}/${person.id}`])).toEqual({
    done: 1,
    '400 api.team.remove_user_from_team.missing.app_error': 7,
  });
  expect(await told('system_leave_team')).toBe(1);
});

test('who was erased since the question was looked at comes into no group', async () => {
  const { app } = server.running;
  const { id } = await server.user();
  const crew = { display_name: 'Crew', description: '', allow_reference: true };
  const { body } = await admin.request('POST', '/api/v4/groups', { body: { ...crew, name: unique('crew'), source: 'custom', user_ids: [] } });
  expect((await admin.request('DELETE', `/api/v4/users/${id}?permanent=true`)).status).toBe(200);
  const gone = expect.objectContaining({ id: 'app.group.user_not_found' });
  expect(await Ctx.system(app).tx((tx) => addToGroup(tx, body.id, [id]).catch((error: unknown) => error))).toEqual(gone);
  expect(
    await Ctx.system(app).tx((tx) => createGroup(tx, { ...crew, name: unique('crew'), user_ids: [id] }).catch((error: unknown) => error)),
  ).toEqual(gone);
  expect(await app.store.db.selectFrom('groupmembers').select('groupid').where('userid', '=', id).execute()).toEqual([]);
});

test.each([
  ['comes', (ctx: Ctx, id: string) => userConnected(ctx, id)],
  ['goes', (ctx: Ctx, id: string) => userDisconnected(ctx, id)],
] as const)('who chooses a status at the moment when a client of theirs %s keeps it', async (_, connection) => {
  const { app } = server.running;
  const { id } = await server.user();
  await Ctx.system(app).tx((tx) => saveStatus(tx.db, { ...unseen(id), status: 'away' }));
  const { seen } = await Ctx.system(app).tx(async (tx) => {
    await saveStatus(tx.db, { ...unseen(id), status: 'dnd', manual: true });
    const seen = connection(Ctx.system(app), id);
    // Time to see the status as it was, and to come to wait for it.
    await Bun.sleep(150);
    return { seen };
  });
  await seen;
  expect((await admin.request('GET', `/api/v4/users/${id}/status`)).body).toMatchObject({ status: 'dnd', manual: true });
});

test('who is erased while becoming a guest is gone', async () => {
  const { app } = server.running;
  const { id } = await server.user();
  const demoted = await Ctx.system(app).tx(async (tx) => {
    await holdPeople(tx.db, [id]);
    const asked = demote(Ctx.system(app), id).catch((error: unknown) => error);
    // Time to see the account as it was, and to come to wait for it.
    await Bun.sleep(150);
    await eraseUserRows(tx.db, id);
    return { asked };
  });
  expect(await demoted.asked).toMatchObject({ status: 404, id: 'app.user.missing_account.const' });
});

test.each<[string, (channel: Place, id: string) => Asked]>([
  ['a draft', ({ id }) => ['POST', '/drafts', { channel_id: id, message: 'begun' }]],
  ['a message for later', ({ id }) => ['POST', '/posts/schedule', { channel_id: id, message: 'later', scheduled_at: Date.now() + 3_600_000 }]],
  ['an access token', (_, id) => ['POST', `/users/${id}/tokens`, { description: 'robot' }]],
])('who is erased at the same moment leaves not %s behind', async (_, asked) => {
  const { app } = server.running;
  const person = await server.user({ roles: 'system_user system_user_access_token' });
  const [method, path, body] = asked(await server.channelWith(person), person.id);
  const late = await Ctx.system(app).tx(async (tx) => {
    await holdPeople(tx.db, [person.id]);
    const answer = person.request(method, `/api/v4${path}`, { body });
    // Meanwhile it is looked at, and gets as far as it can.
    for (let i = 0; i < 20; i++) await admin.request('GET', '/api/v4/system/ping');
    await eraseUserRows(tx.db, person.id);
    return { answer };
  });
  expect((await late.answer).status).toBeGreaterThanOrEqual(400);
  expect(await brokenInvariants(app.store.db)).toEqual({});
});
