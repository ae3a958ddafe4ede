import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { createJob } from '../jobs/create-job.ts';
import { getJob } from '../jobs/get-job.ts';
import { addChannelsToRetentionPolicy } from './add-channels-to-retention-policy.ts';
import { createDataRetentionPolicy } from './create-data-retention-policy.ts';
import { deleteDataRetentionPolicy } from './delete-data-retention-policy.ts';
import { getChannelPoliciesForUser } from './get-channel-policies-for-user.ts';
import { getChannelsForRetentionPolicy } from './get-channels-for-retention-policy.ts';
import { getDataRetentionPolicies } from './get-data-retention-policies.ts';
import { getDataRetentionPolicy } from './get-data-retention-policy.ts';
import { getDataRetentionPolicyById } from './get-data-retention-policy-by-id.ts';
import { getTeamPoliciesForUser } from './get-team-policies-for-user.ts';
import { getTeamsForRetentionPolicy } from './get-teams-for-retention-policy.ts';
import { patchDataRetentionPolicy } from './patch-data-retention-policy.ts';
import { removeTeamsFromRetentionPolicy } from './remove-teams-from-retention-policy.ts';
import { searchChannelsForRetentionPolicy } from './search-channels-for-retention-policy.ts';
import { searchTeamsForRetentionPolicy } from './search-teams-for-retention-policy.ts';

const server = await startServer({ MM_DATARETENTIONSETTINGS_TIMEBETWEENBATCHESMILLISECONDS: '1', MM_DATARETENTIONSETTINGS_BATCHSIZE: '2' });
const { admin } = server;
const { app } = server.running;
const DAY_MS = 86_400_000;

const make = async (fields: object) => {
  const body = { display_name: 'Keep', post_duration: 30, team_ids: [], channel_ids: [], ...fields };
  return (await admin.call(createDataRetentionPolicy, { body })).body;
};
const of = (id: string) => ({ params: { policy_id: id } });
const configure = async (settings: object) => {
  expect((await admin.request('PUT', '/api/v4/config/patch', { body: { DataRetentionSettings: settings } })).status).toBe(200);
};

/** A message as if it had been written so many days ago. */
async function oldPost(channel: Place, author: Person, days: number, fields: object = {}): Promise<Place> {
  const post = await server.post(channel, author, 'long ago', fields as Record<string, unknown>);
  const at = Date.now() - days * DAY_MS;
  await app.store.transaction((db) => db.updateTable('posts').set({ createat: at, updateat: at }).where('id', '=', post.id).execute());
  return post;
}
const isThere = async (post: Place): Promise<boolean> =>
  (await app.store.db.selectFrom('posts').select('id').where('id', '=', post.id).executeTakeFirst()) !== undefined;
const isGone = async (post: Place): Promise<boolean> => !(await isThere(post));

async function run(): Promise<Place> {
  const { status, body } = await admin.call(createJob, { body: { type: 'data_retention' } });
  expect(status).toBe(201);
  await server.drainJobs();
  const job = (await admin.call(getJob, { params: { job_id: body.id } })).body;
  expect(job).toMatchObject({ status: 'success', progress: 100 });
  return job;
}

test('while nothing is to be deleted, nobody can ask for it', async () => {
  expect(await admin.call(createJob, { body: { type: 'data_retention' } })).toMatchObject({
    status: 400,
    body: { id: 'model.job.is_valid.type.app_error' },
  });
});

test('the policy of a channel goes before that of its team, and both before the one for all', async () => {
  const alice = await server.user();
  const [team, other] = [await server.team(alice), await server.team(alice)];
  const [short, ofTeam, kept, plain] = [
    await server.channel(team, [alice]),
    await server.channel(team, [alice]),
    await server.channel(team, [alice]),
    await server.channel(other, [alice]),
  ];
  const policies = [
    await make({ post_duration: 5, channel_ids: [short.id] }),
    await make({ post_duration: 20, team_ids: [team.id] }),
    await make({ post_duration: -1, channel_ids: [kept.id] }),
  ];
  await configure({ EnableMessageDeletion: true, MessageRetentionDays: 40 });
  const at = (channel: Place) => Promise.all([10, 30, 50].map((days) => oldPost(channel, alice, days)));
  const [a, b, c, d] = [await at(short), await at(ofTeam), await at(kept), await at(plain)];
  const fresh = await server.post(short, alice);
  await run();
  const left = (posts: Place[]) => Promise.all(posts.map(isThere));
  expect([await left(a), await left(b), await left(c), await left(d)]).toEqual([
    [false, false, false],
    [true, false, false],
    [true, true, true],
    [true, true, false],
  ]);
  expect(await isThere(fresh)).toBe(true);
  expect((await alice.request('GET', `/api/v4/channels/${short.id}/posts`)).status).toBe(200);
  for (const { id } of policies) await admin.call(deleteDataRetentionPolicy, of(id));
});

test('what hangs on a message goes with it; pinned messages stay where the settings say so', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  await configure({ EnableMessageDeletion: true, MessageRetentionDays: 40, PreservePinnedPosts: true });
  const root = await oldPost(channel, alice, 60);
  const pinned = await oldPost(channel, alice, 60);
  await alice.client.addReaction(alice.id, root.id, 'tada');
  const reply = await oldPost(channel, alice, 50, { root_id: root.id });
  const answer = await oldPost(channel, alice, 50, { root_id: pinned.id });
  await alice.client.pinPost(pinned.id);
  const old = Date.now() - 50 * DAY_MS;
  await app.store.transaction(async (db) => {
    await db.updateTable('threads').set({ lastreplyat: old }).where('channelid', '=', channel.id).execute();
    await db.updateTable('posts').set({ createat: old }).where('id', '=', pinned.id).execute();
  });
  const job = await run();
  expect([await isGone(root), await isGone(reply), await isGone(answer), await isThere(pinned)]).toEqual([true, true, true, true]);
  expect(Number(job.data.posts_deleted)).toBeGreaterThanOrEqual(3);
  const count = async (table: 'reactions' | 'threads', id: string) =>
    (await app.store.db.selectFrom(table).select('postid').where('postid', '=', id).execute()).length;
  expect([await count('reactions', root.id), await count('threads', root.id), await count('threads', pinned.id)]).toEqual([0, 0, 1]);
  expect((await alice.client.getPost(pinned.id)).reply_count).toBe(0);
  await configure({ EnableMessageDeletion: false, PreservePinnedPosts: false });
});

test('files have a period of their own, and their bytes go too', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const form = new FormData();
  form.set('channel_id', channel.id);
  form.set('files', new File(['words'], 'words.txt'));
  const headers = { Authorization: `Bearer ${alice.session.token}` };
  const sent = await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form });
  const file = ((await sent.json()) as { file_infos: { id: string }[] }).file_infos[0] as { id: string };
  await app.store.transaction((db) =>
    db
      .updateTable('fileinfo')
      .set({ createat: Date.now() - 50 * DAY_MS })
      .where('id', '=', file.id)
      .execute(),
  );
  await configure({ EnableFileDeletion: true, FileRetentionDays: 40 });
  expect((await alice.request('GET', `/api/v4/files/${file.id}`)).body).toBe('words');
  expect((await run()).data.files_deleted).toBe('1');
  expect((await alice.request('GET', `/api/v4/files/${file.id}`)).status).toBe(404);
  await configure({ EnableFileDeletion: false });
});

test('policies are made, found, changed and removed', async () => {
  const alice = await server.user();
  const team = await server.team(alice);
  const [one, two] = [await server.channel(team, [alice]), await server.channel(team)];
  const policy = await make({ display_name: 'Law', team_ids: [team.id], channel_ids: [one.id] });
  expect(policy).toEqual({ id: policy.id, display_name: 'Law', post_duration: 30, team_count: 1, channel_count: 1 });
  expect((await admin.call(getDataRetentionPolicies)).body.policies).toContainEqual(policy);
  await admin.call(addChannelsToRetentionPolicy, { ...of(policy.id), body: [two.id] });
  expect((await admin.call(getChannelsForRetentionPolicy, of(policy.id))).body).toMatchObject({
    total_count: 2,
    channels: [{ policy_id: policy.id }, {}],
  });
  const body = { term: one.name };
  expect((await admin.call(searchChannelsForRetentionPolicy, { ...of(policy.id), body })).body).toMatchObject([{ id: one.id }]);
  expect((await admin.call(searchTeamsForRetentionPolicy, { ...of(policy.id), body: { term: '' } })).body).toMatchObject([{ id: team.id }]);
  expect((await alice.call(getTeamPoliciesForUser)).body).toEqual({ policies: [{ team_id: team.id, post_duration: 30 }], total_count: 1 });
  expect((await alice.call(getChannelPoliciesForUser)).body).toEqual({ policies: [{ channel_id: one.id, post_duration: 30 }], total_count: 1 });
  expect((await alice.call(getTeamPoliciesForUser, { params: { user_id: admin.id } })).status).toBe(403);
  const patched = await admin.call(patchDataRetentionPolicy, { ...of(policy.id), body: { post_duration: -1, channel_ids: [] } });
  expect(patched.body).toMatchObject({ display_name: 'Law', post_duration: -1, team_count: 1, channel_count: 0 });
  await admin.call(removeTeamsFromRetentionPolicy, { ...of(policy.id), body: [team.id] });
  expect((await admin.call(getTeamsForRetentionPolicy, of(policy.id))).body).toEqual({ teams: [], total_count: 0 });
  expect((await admin.call(deleteDataRetentionPolicy, of(policy.id))).body).toEqual({ status: 'OK' });
  expect((await admin.call(getDataRetentionPolicyById, of(policy.id))).status).toBe(404);
});

test('a channel follows the policy that it was added to last', async () => {
  const channel = await server.channel(await server.team());
  const [first, second] = [await make({ channel_ids: [channel.id] }), await make({ channel_ids: [channel.id] })];
  const count = async (id: string) => (await admin.call(getDataRetentionPolicyById, of(id))).body.channel_count;
  expect([await count(first.id), await count(second.id)]).toEqual([0, 1]);
  for (const { id } of [first, second]) await admin.call(deleteDataRetentionPolicy, of(id));
});

test.each([
  ['without a name', { display_name: '' }],
  ['with too long a name', { display_name: 'x'.repeat(65) }],
  ['for no days', { post_duration: 0 }],
  ['without a duration', { post_duration: null }],
  ['for a team that is not there', { team_ids: ['a'.repeat(26)] }],
  ['for a malformed channel', { channel_ids: ['x'] }],
])('a policy %s is refused', async (_, change) => {
  const body = { display_name: 'Keep', post_duration: 30, team_ids: [], channel_ids: [], ...change };
  expect((await admin.call(createDataRetentionPolicy, { body })).status).toBe(400);
});

test('a direct channel cannot have a policy of its own, and a list must be one', async () => {
  const alice = await server.user();
  const direct = (await admin.request('POST', '/api/v4/channels/direct', { body: [admin.id, alice.id] })).body;
  const policy = await make({});
  expect((await admin.call(addChannelsToRetentionPolicy, { ...of(policy.id), body: [direct.id] })).status).toBe(400);
  expect(await admin.call(addChannelsToRetentionPolicy, { ...of(policy.id), body: {} })).toMatchObject({ body: { id: 'api.payload.parse.error' } });
  await admin.call(deleteDataRetentionPolicy, of(policy.id));
});

test('everybody reads how long things are kept', async () => {
  const alice = await server.user();
  await configure({ EnableMessageDeletion: true, MessageRetentionDays: 10 });
  const { body } = await alice.call(getDataRetentionPolicy);
  expect(body).toMatchObject({ message_deletion_enabled: true, file_deletion_enabled: false, file_retention_cutoff: 0 });
  expect(Math.abs(Date.now() - 10 * DAY_MS - body.message_retention_cutoff)).toBeLessThan(10_000);
  expect((await alice.call(getDataRetentionPolicies)).status).toBe(403);
  await configure({ EnableMessageDeletion: false });
});
