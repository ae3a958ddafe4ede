import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { addGroupMembers } from './add-group-members.ts';
import { createGroup } from './create-group.ts';
import { deleteGroup } from './delete-group.ts';
import { deleteGroupMembers } from './delete-group-members.ts';
import { getGroups } from './get-groups.ts';

const server = await startServer();
const form = (more: Record<string, unknown> = {}) => ({
  name: unique('crew'),
  display_name: 'Crew',
  source: 'custom',
  allow_reference: true,
  user_ids: [],
  ...more,
});

test('a group is made, told to everybody, filled and archived', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const socket = await bob.listen();
  const { status, body: group } = await alice.call(createGroup, { body: form({ user_ids: [alice.id] }) });
  expect(status).toBe(201);
  expect(group).toMatchObject({ source: 'custom', member_count: 1, has_syncables: false, member_ids: null, remote_id: null });
  expect(JSON.parse((await socket.next('received_group')).data.group as string)).toEqual(group);
  const params = { group_id: group.id };
  expect((await alice.call(addGroupMembers, { params, body: { user_ids: [bob.id] } })).body).toMatchObject([
    { group_id: group.id, user_id: bob.id, delete_at: 0 },
  ]);
  expect(JSON.parse((await socket.next('group_member_add')).data.group_member as string)).toMatchObject({ user_id: bob.id });
  const listed = await bob.call(getGroups, { query: { q: group.name, include_member_count: true, filter_has_member: bob.id } });
  expect(listed.body).toMatchObject([{ id: group.id, member_count: 2 }]);
  expect(await alice.call(deleteGroupMembers, { params, body: { user_ids: [server.admin.id] } })).toMatchObject({
    status: 400,
    body: { id: 'app.group.user_not_found' },
  });
  await alice.call(deleteGroup, { params });
  expect((await bob.call(getGroups, { query: { q: group.name } })).body).toEqual([]);
});

test.each([
  ['with a reserved name', { name: 'channel' }, 'model.group.name.reserved_name.app_error'],
  ['with signs in its name', { name: 'Not good' }, 'model.group.name.invalid_chars.app_error'],
  ['without a title', { display_name: '' }, 'model.group.display_name.app_error'],
  ['of another source', { source: 'ldap' }, 'app.group.crud_permission'],
  ['that cannot be mentioned', { allow_reference: false }, 'api.custom_groups.must_be_referenceable'],
  ['of people that are not there', { user_ids: ['a'.repeat(26)] }, 'app.group.user_not_found'],
  ['of nobody real', { user_ids: ['junk'] }, 'api.context.invalid_body_param.app_error'],
])('a group %s is refused', async (_, change, id) => {
  const alice = await server.user();
  expect(await alice.call(createGroup, { body: form(change) })).toMatchObject({ status: 400, body: { id } });
});

test('a group does not take the name of a person', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  expect(await alice.call(createGroup, { body: form({ name: bob.username }) })).toMatchObject({
    status: 400,
    body: { id: 'app.group.username_conflict' },
  });
});

test('guests make no groups', async () => {
  const guest = await server.user({ roles: 'system_guest' });
  expect(await guest.call(createGroup, { body: form() })).toMatchObject({ status: 403 });
});
