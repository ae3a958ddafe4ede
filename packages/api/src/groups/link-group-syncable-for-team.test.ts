import { expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { addGroupMembers, saveGroup } from '@foremast/store/queries/groups';
import { type Person, startServer, unique } from '@foremast/testing/server';
import { addTeamMember } from '../teams/add-team-member.ts';
import { getTeamMember } from '../teams/get-team-member.ts';
import { patchTeam } from '../teams/patch-team.ts';
import { removeTeamMember } from '../teams/remove-team-member.ts';
import { getGroupsByTeam } from './get-groups-by-team.ts';
import { linkGroupSyncableForChannel } from './link-group-syncable-for-channel.ts';
import { linkGroupSyncableForTeam } from './link-group-syncable-for-team.ts';
import { patchGroupSyncableForTeam } from './patch-group-syncable-for-team.ts';
import { unlinkGroupSyncableForTeam } from './unlink-group-syncable-for-team.ts';

const server = await startServer();

/** A group as a directory brings it. */
async function directoryGroup(...people: readonly Person[]): Promise<string> {
  const id = newId();
  const name = unique('crew');
  await Ctx.system(server.running.app).tx(async (tx) => {
    const now = tx.now();
    await saveGroup(tx.db, {
      id,
      name,
      display_name: name,
      description: '',
      source: 'ldap',
      remote_id: unique('remote'),
      create_at: now,
      update_at: now,
      delete_at: 0,
      allow_reference: true,
    });
    await addGroupMembers(
      tx.db,
      id,
      people.map((person) => person.id),
      now,
    );
  });
  return id;
}

const member = async (teamId: string, who: Person) => (await server.admin.call(getTeamMember, { params: { team_id: teamId, user_id: who.id } })).body;

test('people of a linked group come into the team, and administer it where the link says so', async () => {
  const [alice, bob] = [await server.user(), await server.user()];
  const team = await server.team();
  const group = await directoryGroup(alice, bob);
  const params = { group_id: group, team_id: team.id };
  const linked = await server.admin.call(linkGroupSyncableForTeam, { params, body: { auto_add: true } });
  expect(linked).toMatchObject({
    status: 201,
    body: { group_id: group, team_id: team.id, type: 'Team', auto_add: true, scheme_admin: false, delete_at: 0 },
  });
  await server.drainJobs();
  expect(await member(team.id, alice)).toMatchObject({ delete_at: 0, scheme_user: true, scheme_admin: false });
  await server.admin.call(patchGroupSyncableForTeam, { params, body: { scheme_admin: true } });
  await server.drainJobs();
  expect(await member(team.id, bob)).toMatchObject({ scheme_admin: true, roles: 'team_user team_admin' });
  const { body } = await server.admin.call(getGroupsByTeam, { params: { team_id: team.id }, query: { include_member_count: true } });
  expect(body).toMatchObject({ total_group_count: 1, groups: [{ id: group, scheme_admin: true, has_syncables: true, member_count: 2 }] });
});

test('a team that is filled from groups lets nobody else in, and nobody out by another', async () => {
  const [inside, outside] = [await server.user(), await server.user()];
  const team = await server.team(outside);
  const group = await directoryGroup(inside);
  const params = { group_id: group, team_id: team.id };
  await server.admin.call(linkGroupSyncableForTeam, { params, body: { auto_add: true } });
  await server.drainJobs();
  await server.admin.call(patchTeam, { params: { team_id: team.id }, body: { group_constrained: true } });
  await server.drainJobs();
  expect(await member(team.id, outside)).toMatchObject({ delete_at: expect.any(Number) });
  expect((await member(team.id, outside)).delete_at).toBeGreaterThan(0);
  expect(await member(team.id, inside)).toMatchObject({ delete_at: 0 });
  const back = await server.admin.call(addTeamMember, { params: { team_id: team.id }, body: { team_id: team.id, user_id: outside.id } });
  expect(back).toMatchObject({ status: 400, body: { id: 'api.team.add_members.user_denied' } });
  const out = await server.admin.call(removeTeamMember, { params: { team_id: team.id, user_id: inside.id } });
  expect(out).toMatchObject({ status: 400, body: { id: 'api.team.remove_member.group_constrained.app_error' } });
  const channel = await server.channel(team);
  const other = await directoryGroup(outside);
  const refused = await server.admin.call(linkGroupSyncableForChannel, {
    params: { group_id: other, channel_id: channel.id },
    body: { auto_add: true },
  });
  expect(refused).toMatchObject({ status: 400, body: { id: 'group_not_associated_to_synced_team' } });
  await server.admin.call(unlinkGroupSyncableForTeam, { params });
  await server.drainJobs();
  expect((await member(team.id, inside)).delete_at).toBeGreaterThan(0);
  const again = await server.admin.call(unlinkGroupSyncableForTeam, { params });
  expect(again).toMatchObject({ status: 400, body: { id: 'app.group.group_syncable_already_deleted' } });
});

test('linking a channel links its team too, and people come into both', async () => {
  const alice = await server.user();
  const team = await server.team();
  const channel = await server.channel(team, [], { type: 'P' });
  const group = await directoryGroup(alice);
  const linked = await server.admin.call(linkGroupSyncableForChannel, {
    params: { group_id: group, channel_id: channel.id },
    body: { auto_add: true },
  });
  expect(linked).toMatchObject({ status: 201, body: { type: 'Channel', channel_id: channel.id, team_id: team.id, channel_type: 'P' } });
  await server.drainJobs();
  expect(await member(team.id, alice)).toMatchObject({ delete_at: 0 });
  expect(await server.admin.client.getChannelMember(channel.id, alice.id)).toMatchObject({ scheme_user: true });
});

test('who may not invite people may not link a group', async () => {
  const [outsider, team] = [await server.user(), await server.team()];
  const group = await directoryGroup(outsider);
  const refused = await outsider.call(linkGroupSyncableForTeam, { params: { group_id: group, team_id: team.id }, body: { auto_add: true } });
  expect(refused).toMatchObject({ status: 403, body: { id: 'api.context.permissions.app_error' } });
});
