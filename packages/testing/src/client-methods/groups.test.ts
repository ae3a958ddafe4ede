import { expect, test } from 'bun:test';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('groups');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
const makeGroup = (people: string[]) => {
  const name = unique('crew');
  return admin.createGroupWithUserIds({ name, display_name: `The ${name}`, allow_reference: true, source: 'custom', user_ids: people } as never);
};

test('a group is made, found in every way, changed, archived and restored', async () => {
  const group = await makeGroup([alice.id]);
  expect(group).toMatchObject({ source: 'custom', allow_reference: true, member_count: 1 });
  expect(await own.getGroup(group.id, true)).toMatchObject({ id: group.id, member_count: 1 });
  expect(await admin.getGroupStats(group.id)).toEqual({ group_id: group.id, total_member_count: 1 });
  expect(
    ids(await own.getGroups({ q: group.name, filter_allow_reference: true, page: 0, per_page: 10, include_member_count: true } as never)),
  ).toEqual([group.id]);
  expect(
    ids(await own.searchGroups({ q: group.name, filter_allow_reference: true, page: 0, per_page: 10, include_member_count: true } as never)),
  ).toEqual([group.id]);
  expect(ids(await own.getGroupsByUserId(alice.id))).toContain(group.id);
  expect(ids(await own.getGroupsByNames([String(group.name)]))).toEqual([group.id]);
  expect(await admin.patchGroup(group.id, { display_name: 'Crew of one' } as never)).toMatchObject({ display_name: 'Crew of one' });
  expect((await admin.archiveGroup(group.id)).delete_at).toBeGreaterThan(0);
  expect((await admin.restoreGroup(group.id)).delete_at).toBe(0);
});

test('people come into a group and leave it, and are told', async () => {
  const group = await makeGroup([alice.id]);
  const socket = await bob.listen();
  expect(await admin.addUsersToGroup(group.id, [bob.id])).toMatchObject([{ group_id: group.id, user_id: bob.id }]);
  expect(JSON.parse((await socket.next('group_member_add')).data.group_member)).toMatchObject({ user_id: bob.id });
  expect(ids(await own.getProfilesInGroup(group.id)).sort()).toEqual([alice.id, bob.id].sort());
  expect(await admin.removeUsersFromGroup(group.id, [bob.id])).toMatchObject([{ user_id: bob.id, delete_at: expect.any(Number) }]);
  expect(ids(await own.getProfilesInGroup(group.id))).toEqual([alice.id]);
  expect(ids(await own.getProfilesNotInGroup(group.id, 0, 200))).toContain(bob.id);
});

methods.everyMethodIsCalled();
