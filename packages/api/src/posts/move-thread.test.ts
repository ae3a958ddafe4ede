import { expect, test } from 'bun:test';
import { writePost } from '@foremast/domain/posts/write-post';
import { Ctx } from '@foremast/kernel/context';
import { heldPost } from '@foremast/store/queries/posts';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer({ MM_FEATUREFLAGS_MOVETHREADSENABLED: 'true' });
const config = (WranglerSettings: Record<string, unknown>) => server.admin.request('PUT', '/api/v4/config/patch', { body: { WranglerSettings } });
const move = (who: Person, post: Place, to: Place) => who.request('POST', `/api/v4/posts/${post.id}/move`, { body: { channel_id: to.id } });
const list = async (who: Person, channel: Place) => {
  const { order, posts } = (await who.request('GET', `/api/v4/channels/${channel.id}/posts`)).body;
  return (order as string[]).map((id) => posts[id] as Place).reverse();
};

async function scene(from: Record<string, unknown> = {}) {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  const team = await server.team(alice, bob, carol);
  const [here, there] = [await server.channel(team, [alice, bob, carol], from), await server.channel(team, [alice, bob])];
  return { alice, bob, carol, team, here, there };
}

test('a moved thread is in the other channel as it was, and a note stands where it was', async () => {
  const { alice, bob, carol, here, there } = await scene();
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${here.id}&filename=notes.txt`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${bob.session.token}` },
    body: 'notes',
  });
  const file = ((await response.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
  const root = await server.post(here, alice, 'root #plan', { is_pinned: true });
  await server.post(here, bob, 'first', { root_id: root.id, file_ids: [file] });
  await server.post(here, alice, 'second', { root_id: root.id });
  const toCarol = await carol.listen();
  expect((await move(alice, root, there)).status).toBe(200);
  const moved = (await list(bob, there)).filter((p) => p.type === '');
  expect(moved.map((p) => [p.message, p.user_id, p.is_pinned])).toEqual([
    ['root #plan', alice.id, true],
    ['first', bob.id, false],
    ['second', alice.id, false],
  ]);
  expect(moved.slice(1).every((p) => p.root_id === moved[0]?.id)).toBe(true);
  expect(moved[1]?.metadata.files[0]).toMatchObject({ id: file, channel_id: there.id });
  expect((await toCarol.next('post_deleted')).data.post).toContain(root.id);
  expect((await carol.request('GET', `/api/v4/posts/${root.id}`)).status).toBe(404);
  // Who is not in the other channel has the file no more.
  await carol.request('GET', `/api/v4/files/${file}`);
  expect((await list(carol, here)).at(-1)).toMatchObject({ type: 'system_wrangler', user_id: alice.id });
});

test('a thread is moved by its reply as well', async () => {
  const { alice, bob, here, there } = await scene();
  const root = await server.post(here, alice, 'root');
  const reply = await server.post(here, bob, 'reply', { root_id: root.id });
  expect((await move(bob, reply, there)).status).toBe(200);
  expect((await list(bob, there)).filter((p) => p.type === '').map((p) => p.message)).toEqual(['root', 'reply']);
});

test('a reply that is written at that moment is moved with its thread', async () => {
  const { alice, bob, here, there } = await scene();
  const root = await server.post(here, alice, 'root');
  const [moved] = await Ctx.system(server.running.app).tx(async (tx) => {
    await heldPost(tx.db, root.id);
    const moved = move(alice, root, there);
    await Bun.sleep(100);
    await writePost(tx, { channel_id: here.id, user_id: bob.id, root_id: root.id, message: 'reply' }, { setOnline: false });
    return [moved];
  });
  expect((await moved).status).toBe(200);
  expect((await list(bob, there)).filter((p) => p.type === '').map((p) => p.message)).toEqual(['root', 'reply']);
});

test('nobody moves a thread that they may not read, or to where they are not', async () => {
  const { alice, carol, here, there } = await scene({ type: 'P' });
  const root = await server.post(here, alice, 'root');
  const mallory = await server.user();
  expect((await move(mallory, root, there)).status).toBe(403);
  expect((await move(carol, root, there)).status).toBe(404);
  expect((await move(alice, root, here)).status).toBe(400);
});

test('the settings say from where, whereto, how long and by whom', async () => {
  const { alice, team, here, there } = await scene({ type: 'P' });
  const root = await server.post(here, alice, 'root');
  expect((await move(alice, root, there)).status).toBe(400);
  await config({ MoveThreadFromPrivateChannelEnable: true, MoveThreadMaxCount: 1 });
  const reply = await server.post(here, alice, 'reply', { root_id: root.id });
  expect((await move(alice, root, there)).status).toBe(400);
  await alice.request('DELETE', `/api/v4/posts/${reply.id}`);
  const elsewhere = await server.channelWith(alice);
  expect((await move(alice, root, elsewhere)).status).toBe(400);
  await config({ MoveThreadMaxCount: 100, AllowedEmailDomain: ['elsewhere.example'] });
  expect((await move(alice, root, there)).status).toBe(403);
  await config({ AllowedEmailDomain: ['example.com'], MoveThreadToAnotherTeamEnable: true });
  expect((await move(alice, root, elsewhere)).status).toBe(200);
  expect((await list(alice, elsewhere)).map((p) => p.message)).toContain('root');
  const direct = (await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, server.admin.id] })).body;
  expect((await move(alice, await server.post(direct, alice, 'private'), there)).status).toBe(400);
  expect(team.id).toBe(there.team_id);
});

test('a vanishing message stays where it is', async () => {
  const { alice, bob, here, there } = await scene();
  const post = await server.post(here, alice, 'secret', { type: 'burn_on_read' });
  expect((await move(alice, post, there)).status).toBe(400);
  expect((await bob.request('GET', `/api/v4/posts/${post.id}/reveal`)).body.message).toBe('secret');
});

test('a moved message keeps its mark, and who has taken note of it', async () => {
  const { alice, bob, here, there } = await scene();
  const priority = { priority: 'urgent', requested_ack: true };
  const root = await server.post(here, alice, 'please read', { metadata: { priority } });
  await bob.request('POST', `/api/v4/users/me/posts/${root.id}/ack`);
  expect((await move(alice, root, there)).status).toBe(200);
  const [moved] = (await list(bob, there)).filter((p) => p.message === 'please read');
  expect(moved?.metadata).toMatchObject({ priority, acknowledgements: [{ user_id: bob.id, post_id: moved?.id, channel_id: there.id }] });
});

test('no thread leaves an archived channel', async () => {
  const { alice, here, there } = await scene();
  const root = await server.post(here, alice, 'root');
  await server.admin.request('DELETE', `/api/v4/channels/${here.id}`);
  expect(await move(alice, root, there)).toMatchObject({ status: 400, body: { id: 'api.post.delete_post.can_not_delete_post_in_deleted.error' } });
});

test('a thread with a message under review stays where it is until that is decided', async () => {
  const { alice, bob, carol, here, there } = await scene();
  const ReviewerSettings = { CommonReviewers: true, CommonReviewerIds: [carol.id], TeamAdminsAsReviewers: false };
  const flagging = (EnableContentFlagging: boolean) =>
    server.admin.request('PUT', '/api/v4/content_flagging/config', { body: { EnableContentFlagging, ReviewerSettings } });
  await flagging(true);
  const root = await server.post(here, alice, 'root');
  const reply = await server.post(here, bob, 'a leak', { root_id: root.id });
  const report = { reason: 'Other', comment: 'see' };
  expect((await alice.request('POST', `/api/v4/content_flagging/post/${reply.id}/flag`, { body: report })).status).toBe(200);
  expect((await move(alice, root, there)).body.id).toBe('app.post.move_thread_command.error');
  await carol.request('PUT', `/api/v4/content_flagging/post/${reply.id}/keep`, { body: { comment: 'harmless' } });
  expect((await move(alice, root, there)).status).toBe(200);
  await flagging(false);
});
