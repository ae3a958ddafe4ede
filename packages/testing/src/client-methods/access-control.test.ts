import { expect, test } from 'bun:test';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({ MM_ACCESSCONTROLSETTINGS_ENABLEATTRIBUTEBASEDACCESSCONTROL: 'true' });
const methods = recorder('access control');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const field = await admin.createCustomProfileAttributeField({ name: 'town', type: 'text', attrs: { managed: 'admin' } } as never);
await admin.updateUserCustomProfileAttributesValues(alice.id, { [field.id]: 'Ankh' });
const EXPRESSION = 'user.attributes.town == "Ankh"';
const makeParent = () =>
  admin.updateOrCreateAccessControlPolicy({
    id: '',
    name: unique('rule'),
    type: 'parent',
    version: 'v0.2',
    revision: 0,
    rules: [{ actions: ['*'], expression: EXPRESSION }],
    imports: [],
  } as never);

test('a rule is written with help: its attributes, its mistakes, its table, whom it fits', async () => {
  expect((await admin.getAccessControlFields('', 100)).map(({ name }) => name)).toEqual(['town']);
  expect(await admin.checkAccessControlExpression(EXPRESSION)).toEqual([]);
  expect(await admin.checkAccessControlExpression('user.attributes.town ==')).not.toEqual([]);
  const { users } = await admin.testAccessControlExpression(EXPRESSION, '', '', 10);
  expect(users.map(({ id }) => id)).toEqual([alice.id]);
  expect(await admin.expressionToVisualFormat(EXPRESSION)).toMatchObject({ conditions: [{ attribute: 'user.attributes.town', operator: '==' }] });
  expect(await admin.validateExpressionAgainstRequester(EXPRESSION)).toEqual({ requester_matches: false });
});

test('a policy is saved, found, given to channels, set to work, taken away and deleted', async () => {
  const policy = await makeParent();
  expect(policy).toMatchObject({ type: 'parent', revision: 1 });
  expect(await admin.getAccessControlPolicy(policy.id)).toMatchObject({ id: policy.id, name: policy.name });
  expect((await admin.getAccessControlPolicies('', 100)).policies.map(({ id }) => id)).toContain(policy.id);
  expect((await admin.searchAccessControlPolicies(policy.name, 'parent', '', 10)).policies.map(({ id }) => id)).toEqual([policy.id]);
  const team = await server.team(alice, bob);
  const channel = await server.channel(team, [bob], { type: 'P' });
  expect(await admin.assignChannelsToAccessControlPolicy(policy.id, [channel.id])).toEqual({ status: 'OK' });
  expect((await admin.getChannelsForAccessControlPolicy(policy.id, '', 10)).channels.map(({ id }) => id)).toEqual([channel.id]);
  const found = await admin.searchChildAccessControlPolicyChannels(policy.id, channel.name, {} as never);
  expect(found.channels.map(({ id }) => id)).toEqual([channel.id]);
  expect((await admin.getChildPolicies(policy.id, '', 10)).policies.map(({ id }) => id)).toEqual([channel.id]);
  expect(await admin.getChannelAccessControlAttributes(channel.id)).toEqual({ town: ['Ankh'] } as never);
  expect(await admin.updateAccessControlPoliciesActive([{ id: channel.id, active: true }])).toMatchObject([{ id: channel.id, active: true }]);
  const job = await admin.createAccessControlSyncJob({ policy_id: channel.id });
  await server.drainJobs();
  expect(await admin.getJob(job.id)).toMatchObject({ type: 'access_control_sync', status: 'success' });
  const people = (await admin.getChannelMembers(channel.id)).map(({ user_id }) => user_id);
  expect(people).toContain(alice.id);
  expect(people).not.toContain(bob.id);
  expect(await admin.unassignChannelsFromAccessControlPolicy(policy.id, [channel.id])).toEqual({ status: 'OK' });
  expect((await admin.getChannelsForAccessControlPolicy(policy.id, '', 10)).channels ?? []).toEqual([]);
  await admin.deleteAccessControlPolicy(policy.id);
  await expect(admin.getAccessControlPolicy(policy.id)).rejects.toMatchObject({ status_code: 404 });
});

methods.everyMethodIsCalled();
