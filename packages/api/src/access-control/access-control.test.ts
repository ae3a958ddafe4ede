import { expect, test } from 'bun:test';
import { type Person, type Place, startServer, unique } from '@foremast/testing/server';
import { createJob } from '../jobs/create-job.ts';
import { getJobsByType } from '../jobs/get-jobs-by-type.ts';
import { assignAccessControlPolicyToChannels } from './assign-access-control-policy-to-channels.ts';
import { checkAccessControlPolicyExpression } from './check-access-control-policy-expression.ts';
import { createAccessControlPolicy } from './create-access-control-policy.ts';
import { deleteAccessControlPolicy } from './delete-access-control-policy.ts';
import { getAccessControlPolicy } from './get-access-control-policy.ts';
import { getCelVisualAst } from './get-cel-visual-ast.ts';
import { getChannelsForAccessControlPolicy } from './get-channels-for-access-control-policy.ts';
import { searchAccessControlPolicies } from './search-access-control-policies.ts';
import { searchChannelsForAccessControlPolicy } from './search-channels-for-access-control-policy.ts';
import { testAccessControlPolicyExpression } from './test-access-control-policy-expression.ts';
import { unassignAccessControlPolicyFromChannels } from './unassign-access-control-policy-from-channels.ts';
import { updateAccessControlPoliciesActive } from './update-access-control-policies-active.ts';
import { updateAccessControlPolicyActiveStatus } from './update-access-control-policy-active-status.ts';
import { validateExpressionAgainstRequester } from './validate-expression-against-requester.ts';

const server = await startServer({
  MM_ACCESSCONTROLSETTINGS_ENABLEATTRIBUTEBASEDACCESSCONTROL: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
  MM_SERVICESETTINGS_ENABLEEMAILINVITATIONS: 'true',
});
const { admin } = server;
const made = async (fields: object) => (await admin.request('POST', '/api/v4/custom_profile_attributes/fields', { body: fields })).body;
const town = await made({ name: 'town', type: 'text', attrs: { managed: 'admin' } });
const crafts = await made({ name: 'crafts', type: 'multiselect', attrs: { managed: 'admin', options: [{ name: 'smith' }, { name: 'baker' }] } });
const craft = (name: string): string => crafts.attrs.options.find((o: { name: string }) => o.name === name).id;
const answer = async (who: Person, values: object) => {
  expect((await admin.request('PATCH', `/api/v4/users/${who.id}/custom_profile_attributes`, { body: values })).status).toBe(200);
};
const citizen = async (name: string): Promise<Person> => {
  const person = await server.user();
  await answer(person, { [town.id]: name });
  return person;
};
const ANKH = 'user.attributes.town == "Ankh"';
const rules = (expression: string) => [{ actions: ['*'], expression }];
const parent = async (expression: string) =>
  (await admin.call(createAccessControlPolicy, { body: { name: unique('rule'), type: 'parent', version: 'v0.2', rules: rules(expression) } })).body;
const guard = (channel: Place, fields: object, by = admin) =>
  by.call(createAccessControlPolicy, { body: { id: channel.id, name: 'den', type: 'channel', version: 'v0.2', imports: [], rules: [], ...fields } });
const den = (team: Place, members: Person[] = []) => server.channel(team, members, { type: 'P' });
const peopleOf = async (channel: Place): Promise<string[]> =>
  (await admin.request('GET', `/api/v4/channels/${channel.id}/members`)).body.map((m: { user_id: string }) => m.user_id);
const activate = (id: string) => admin.call(updateAccessControlPoliciesActive, { body: { entries: [{ id, active: true }] } });
const inform = async (channel: Place, person: Person) =>
  (await admin.request('PUT', `/api/v4/channels/${channel.id}/members/${person.id}/schemeRoles`, { body: { scheme_user: true, scheme_admin: true } }))
    .status;

test('people whom the rules of a channel do not fit cannot be added, and say so', async () => {
  const [alice, bob, carol] = [await citizen('Ankh'), await citizen('Quirm'), await server.user()];
  const channel = await den(await server.team(alice, bob, carol));
  expect((await guard(channel, { rules: rules(ANKH) })).body).toMatchObject({ id: channel.id, type: 'channel', revision: 1, active: false });
  const add = (who: Person) => admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: who.id } });
  expect((await add(alice)).status).toBe(201);
  for (const who of [bob, carol]) expect(await add(who)).toMatchObject({ status: 403, body: { id: 'api.channel.add_user.to.channel.rejected' } });
  expect((await admin.request('GET', `/api/v4/channels/${channel.id}`)).body).toMatchObject({ policy_enforced: true, policy_is_active: false });
});

test('what rules ask for is told whatever it is called', async () => {
  const channel = await den(await server.team());
  const expression = 'user.attributes["__proto__"] == "a" && user.attributes.constructor == "b"';
  expect((await guard(channel, { rules: rules(expression) })).status).toBe(200);
  const { status, body } = await admin.request('GET', `/api/v4/channels/${channel.id}/access_control/attributes`);
  expect([status, Object.entries(body)]).toEqual([
    200,
    [
      ['__proto__', ['a']],
      ['constructor', ['b']],
    ],
  ]);
});

test('guests are not invited to a channel with rules: who has no account fits none', async () => {
  const channel = await den(await server.team());
  const invite = () =>
    admin.request('POST', `/api/v4/teams/${channel.team_id}/invite-guests/email`, {
      body: { emails: [`${unique('guest')}@example.com`], channels: [channel.id] },
    });
  expect((await invite()).status).toBe(200);
  await guard(channel, { rules: rules(ANKH) });
  expect(await invite()).toMatchObject({ status: 400, body: { id: 'api.team.invite_guests.policy_enforced_channel.app_error' } });
});

test('the job takes out whom the rules do not fit, and brings in whom they fit once the policy is active', async () => {
  const [alice, bob, late] = [await citizen('Ankh'), await citizen('Quirm'), await citizen('Ankh')];
  const channel = await den(await server.team(alice, bob, late), [alice, bob]);
  await answer(admin, { [town.id]: 'Ankh' });
  const hears = await bob.listen();
  await guard(channel, { rules: rules(ANKH) });
  await server.drainJobs();
  expect((await peopleOf(channel)).sort()).toEqual([admin.id, alice.id].sort());
  expect((await hears.next('user_removed')).data).toMatchObject({ channel_id: channel.id, remover_id: '' });
  const { posts } = (await admin.request('GET', `/api/v4/channels/${channel.id}/posts`)).body;
  const removals = (Object.values(posts) as Place[]).filter((p) => p.type === 'system_remove_from_channel');
  expect(removals.map((p) => p.props.removedUserId)).toEqual([bob.id]);
  expect((await activate(channel.id)).body).toMatchObject([{ id: channel.id, active: true }]);
  await server.drainJobs();
  expect(await peopleOf(channel)).toContain(late.id);
  const [job] = (await admin.call(getJobsByType, { params: { type: 'access_control_sync' } })).body;
  expect(job).toMatchObject({ status: 'success', data: { policy_id: channel.id } });
  expect(JSON.parse(job.data.sync_results)).toEqual({ [channel.id]: { MembersAdded: [late.id], MembersRemoved: [] } });
});

test('who is offered to be added to a channel fits its rules', async () => {
  const people = [await citizen('Ankh'), await citizen('Quirm'), await citizen('Ankh')];
  const team = await server.team(...people);
  const channel = await den(team);
  await guard(channel, { rules: rules(ANKH) });
  const offered = async (query: Record<string, string>): Promise<string[]> => {
    const path = `/api/v4/users?${new URLSearchParams({ in_team: team.id, not_in_channel: channel.id, per_page: '1', ...query })}`;
    return (await admin.request('GET', path)).body.map((user: Place) => user.id);
  };
  const search = { term: 'person', team_id: team.id, not_in_channel_id: channel.id };
  const found = (await admin.request('POST', '/api/v4/users/search', { body: search })).body.map((user: Place) => user.id);
  expect(found).not.toContain(people[1]?.id);
  expect(found).toContain(people[0]?.id);
  const fit = [people[0]?.id, people[2]?.id].sort() as [string, string];
  expect([await offered({}), await offered({ page: '1' }), await offered({ cursor_id: fit[0] }), await offered({ cursor_id: fit[1] })]).toEqual([
    [fit[0]],
    [fit[1]],
    [fit[1]],
    [],
  ]);
});

test('a channel builds on a policy: its rules count there, and it is found by it', async () => {
  const [alice, bob] = [await citizen('Ankh'), await citizen('Quirm')];
  const channel = await den(await server.team(alice, bob), [alice, bob]);
  const policy = await parent(ANKH);
  const at = { params: { policy_id: policy.id } };
  const body = { channel_ids: [channel.id] };
  expect((await admin.call(assignAccessControlPolicyToChannels, { ...at, body })).status).toBe(200);
  expect(await admin.call(assignAccessControlPolicyToChannels, { ...at, body })).toMatchObject({
    status: 400,
    body: { id: 'model.access_policy.inherit.already_imported.app_error' },
  });
  await server.drainJobs();
  expect(await peopleOf(channel)).not.toContain(bob.id);
  expect((await admin.call(getChannelsForAccessControlPolicy, { ...at, query: { limit: 10 } })).body).toMatchObject({
    channels: [{ id: channel.id, policy_enforced: true }],
    total_count: 1,
  });
  expect((await admin.call(searchChannelsForAccessControlPolicy, { ...at, body: { term: channel.name } })).body.total_count).toBe(1);
  const found = (await admin.call(searchAccessControlPolicies, { body: { term: policy.name, type: 'parent', include_children: true } })).body;
  expect(found).toMatchObject({ total: 1, policies: [{ id: policy.id, props: { child_ids: [channel.id] } }] });
  expect((await alice.request('GET', `/api/v4/channels/${channel.id}/access_control/attributes`)).body).toEqual({ town: ['Ankh'] });
  expect((await admin.call(deleteAccessControlPolicy, at)).status).toBe(400);
  expect((await admin.call(unassignAccessControlPolicyFromChannels, { ...at, body })).status).toBe(200);
  expect((await admin.request('GET', `/api/v4/channels/${channel.id}`)).body.policy_enforced).toBe(false);
  expect((await admin.call(deleteAccessControlPolicy, at)).status).toBe(200);
  expect((await admin.call(getAccessControlPolicy, at)).status).toBe(404);
});

test('a channel with rules stays private and is not filled from groups', async () => {
  const channel = await den(await server.team());
  await guard(channel, { rules: rules('true') });
  const refused = { status: 403, body: { id: 'api.channel.update_channel.not_allowed.app_error' } };
  expect(await admin.request('PUT', `/api/v4/channels/${channel.id}/privacy`, { body: { privacy: 'O' } })).toMatchObject(refused);
  expect(await admin.request('PUT', `/api/v4/channels/${channel.id}/patch`, { body: { group_constrained: true } })).toMatchObject(refused);
  const open = await server.channel(await server.team());
  expect(await guard(open, { rules: rules('true') })).toMatchObject({ status: 400, body: { id: 'app.pap.access_control.channel_not_private' } });
});

test('channel administrators rule their own channel, by rules that fit them', async () => {
  const [boss, member] = [await citizen('Ankh'), await citizen('Ankh')];
  const team = await server.team(boss, member);
  const [channel, other] = [await den(team, [boss, member]), await den(team, [member])];
  expect(await inform(channel, boss)).toBe(200);
  expect((await guard(other, { rules: rules(ANKH) }, boss)).status).toBe(403);
  expect((await guard(channel, { rules: rules(ANKH) }, member)).status).toBe(403);
  expect(await guard(channel, { rules: rules('user.attributes.town == "Quirm"') }, boss)).toMatchObject({
    status: 403,
    body: { id: 'app.access_control.insufficient_permissions' },
  });
  expect((await boss.call(getAccessControlPolicy, { params: { policy_id: channel.id } })).status).toBe(403);
  expect((await guard(channel, { rules: rules(ANKH) }, boss)).status).toBe(200);
  expect((await boss.call(getAccessControlPolicy, { params: { policy_id: channel.id } })).body).toMatchObject({ rules: rules(ANKH) });
  expect((await boss.call(createJob, { body: { type: 'access_control_sync', data: { policy_id: channel.id } } })).status).toBe(201);
  expect((await boss.call(createJob, { body: { type: 'access_control_sync', data: { policy_id: other.id } } })).status).toBe(403);
  const active = { params: { policy_id: channel.id }, query: { active: 'true' } };
  expect((await boss.call(updateAccessControlPolicyActiveStatus, active)).body).toEqual({ status: 'OK' });
  const mine = { body: { expression: ANKH, channelId: channel.id } };
  expect((await boss.call(validateExpressionAgainstRequester, mine)).body).toEqual({ requester_matches: true });
  expect((await member.call(validateExpressionAgainstRequester, mine)).status).toBe(403);
  const who = (expression: string) =>
    boss.call(testAccessControlPolicyExpression, { body: { expression, channelId: channel.id, term: member.username } });
  expect((await who(ANKH)).body).toMatchObject({ total: 1, users: [{ id: member.id }] });
  expect((await who(`!(${ANKH})`)).body).toEqual({ users: [], total: 0 });
});

test('channel administrators do not drop what administrators of the system let the channel build on', async () => {
  const boss = await citizen('Ankh');
  const channel = await den(await server.team(boss), [boss]);
  expect(await inform(channel, boss)).toBe(200);
  const policy = await parent(ANKH);
  const assigned = { params: { policy_id: policy.id }, body: { channel_ids: [channel.id] } };
  expect((await admin.call(assignAccessControlPolicyToChannels, assigned)).status).toBe(200);
  const own = { params: { policy_id: channel.id } };
  expect((await guard(channel, { rules: rules('true') }, boss)).status).toBe(403);
  expect((await guard(channel, { rules: rules('true'), imports: [policy.id] }, boss)).status).toBe(200);
  expect((await boss.call(deleteAccessControlPolicy, own)).status).toBe(403);
  expect((await boss.call(getAccessControlPolicy, { params: { policy_id: policy.id }, query: { channelId: channel.id } })).status).toBe(200);
  expect((await admin.call(deleteAccessControlPolicy, own)).status).toBe(200);
});

test('rules speak of choices by their names', async () => {
  const smith = await server.user();
  await answer(smith, { [crafts.id]: [craft('smith')] });
  const who = async (expression: string) =>
    (await admin.call(testAccessControlPolicyExpression, { body: { expression, term: smith.username } })).body.total;
  expect(await who('"smith" in user.attributes.crafts')).toBe(1);
  expect(await who('user.attributes.crafts.hasAllOf(["smith", "baker"])')).toBe(0);
  expect(await who('user.attributes.crafts.hasAnyOf(["smith", "baker"])')).toBe(1);
  expect(await who('user.attributes.town != "Ankh"')).toBe(0);
});

test.each([
  ['user.attributes.town ==', { line: 1, column: 23 }],
  ['true &&\n  user.attributes.town.matches("a")', { line: 2 }],
  ['"Ankh"', { line: 1, column: 0 }],
])('what is wrong with %p is told with its place', async (expression, where) => {
  const { body } = await admin.call(checkAccessControlPolicyExpression, { body: { expression } });
  expect(body).toMatchObject([{ ...where, message: expect.any(String) }]);
  expect(
    (await admin.call(createAccessControlPolicy, { body: { name: unique('rule'), type: 'parent', version: 'v0.2', rules: rules(expression) } }))
      .status,
  ).toBe(400);
});

test('a rule is shown as a table, unless it says more', async () => {
  const table = (expression: string) => admin.call(getCelVisualAst, { body: { expression } });
  expect((await table(`${ANKH} && ("smith" in user.attributes.crafts || "baker" in user.attributes.crafts)`)).body).toEqual({
    conditions: [
      { attribute: 'user.attributes.town', operator: '==', value: 'Ankh', value_type: 0, attribute_type: 'text' },
      { attribute: 'user.attributes.crafts', operator: 'hasAnyOf', value: ['smith', 'baker'], value_type: 0, attribute_type: 'multiselect' },
    ],
  });
  expect((await table(`${ANKH} || !(${ANKH})`)).status).toBe(400);
});

test.each([
  ['of no type', { type: 'team' }],
  ['without a name', { name: '' }],
  ['without rules', { rules: [] }],
  ['of another version', { version: 'v9' }],
])('a policy %s is refused', async (_, change) => {
  const body = { name: unique('rule'), type: 'parent', version: 'v0.2', rules: rules(ANKH), ...change };
  expect((await admin.call(createAccessControlPolicy, { body })).status).toBe(400);
});

test('two policies do not have one name, and a change is another revision', async () => {
  const policy = await parent(ANKH);
  const { name } = policy;
  expect((await admin.call(createAccessControlPolicy, { body: { name, type: 'parent', version: 'v0.2', rules: rules('true') } })).status).toBe(400);
  const body = { ...policy, rules: rules('true') };
  expect((await admin.call(createAccessControlPolicy, { body })).body).toMatchObject({ id: policy.id, revision: 2, rules: rules('true') });
});

test('a field that gets another name keeps its place in the rules', async () => {
  const field = await made({ name: 'rank', type: 'text', attrs: { managed: 'admin' } });
  const policy = await parent('user.attributes.rank == "rank" || user.attributes["rank"] == "chief"');
  const rename = { name: 'The rank' };
  expect((await admin.request('PATCH', `/api/v4/custom_profile_attributes/fields/${field.id}`, { body: rename })).status).toBe(200);
  expect((await admin.call(getAccessControlPolicy, { params: { policy_id: policy.id } })).body).toMatchObject({
    revision: 2,
    rules: [{ expression: 'user.attributes["The rank"] == "rank" || user.attributes["The rank"] == "chief"' }],
  });
});

test('rules do not go by what people answer about themselves, unless the settings say so', async () => {
  const field = await made({ name: 'mood', type: 'text' });
  const alice = await server.user();
  await answer(alice, { [field.id]: 'good' });
  const expression = 'user.attributes.mood == "good"';
  const who = async () => (await admin.call(testAccessControlPolicyExpression, { body: { expression, term: alice.username } })).body.total;
  const errors = async () => (await admin.call(checkAccessControlPolicyExpression, { body: { expression } })).body;
  expect([await who(), await errors()]).toEqual([0, [{ line: 1, column: 0, message: expect.any(String) }]]);
  const allow = { AccessControlSettings: { EnableUserManagedAttributes: true } };
  expect((await admin.request('PUT', '/api/v4/config/patch', { body: allow })).status).toBe(200);
  expect([await who(), await errors()]).toEqual([1, []]);
});
