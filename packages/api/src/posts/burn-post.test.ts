import { expect, test } from 'bun:test';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { expiredContents, insertHiddenContent, setContentExpiry } from '@foremast/store/queries/burn-on-read';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer();
const system = Ctx.system(server.running.app);
const { db } = server.running.app.store;
const reveal = (who: Person, id: string) => who.request('GET', `/api/v4/posts/${id}/reveal`);
const burn = (who: Person, id: string) => who.request('DELETE', `/api/v4/posts/${id}/burn`);
const status = async (who: Person, id: string) => (await who.request('GET', `/api/v4/posts/${id}`)).status;

async function scene() {
  const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
  // The administrator who made the channel has to leave it: everybody who is in it has to read.
  const channel = await server.channelWith(alice, bob, carol);
  await server.admin.request('DELETE', `/api/v4/channels/${channel.id}/members/${server.admin.id}`);
  return { alice, bob, carol, channel };
}
async function upload(who: Person, channel: Place): Promise<string> {
  const response = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=secret.txt`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${who.session.token}` },
    body: 'secret file',
  });
  return ((await response.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id ?? '';
}
async function sweep(): Promise<void> {
  await system.tx((tx) => tx.enqueue(expireVanishing, {}));
  await server.drainJobs();
}

test('no list, search or thread gives away what a vanishing message says before it is revealed', async () => {
  const { alice, bob, channel } = await scene();
  const file = await upload(alice, channel);
  const post = await server.post(channel, alice, 'unspokenword', { type: 'burn_on_read', file_ids: [file] });
  const answers = await Promise.all([
    bob.request('GET', `/api/v4/posts/${post.id}`),
    bob.request('GET', `/api/v4/channels/${channel.id}/posts`),
    bob.request('GET', `/api/v4/posts/${post.id}/thread`),
    bob.request('GET', `/api/v4/posts/${post.id}/files/info`),
    bob.request('POST', `/api/v4/teams/${channel.team_id}/posts/search`, { body: { terms: 'unspokenword', is_or_search: false } }),
    bob.request('POST', `/api/v4/teams/${channel.team_id}/files/search`, { body: { terms: 'secret', is_or_search: false } }),
    server.admin.request('GET', `/api/v4/channels/${channel.id}/posts`),
  ]);
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toMatch(/unspokenword|secret/);
  for (const which of ['', '/info', '/link']) expect((await bob.request('GET', `/api/v4/files/${file}${which}`)).status).toBe(403);
  const shown = (await reveal(bob, post.id)).body;
  expect([shown.message, shown.metadata.files[0].id]).toEqual(['unspokenword', file]);
  expect((await bob.request('GET', `/api/v4/files/${file}`)).body).toBe('secret file');
  await burn(bob, post.id);
  expect((await bob.request('GET', `/api/v4/files/${file}`)).status).toBe(403);
});

test('nor do its attachments and links, for those who have not revealed it', async () => {
  const { alice, bob, channel } = await scene();
  await server.admin.client.patchConfig({ ServiceSettings: { SiteURL: 'http://town.example' } } as never);
  const other = await server.post(channel, alice, 'linkedword');
  const link = `http://town.example/${channel.name}/pl/${other.id} ~${channel.name}`;
  const socket = await bob.listen();
  const props = { attachments: [{ text: 'unspokenword' }] };
  const post = await server.post(channel, alice, link, { type: 'burn_on_read', props });
  expect(post.props.attachments).toMatchObject([{ text: 'unspokenword' }]);
  const told = [(await socket.next('posted')).data.post, (await bob.request('GET', `/api/v4/posts/${post.id}`)).body];
  expect(JSON.stringify(told)).not.toMatch(new RegExp(`unspokenword|linkedword|${other.id}|${channel.name}`));
  const shown = (await reveal(bob, post.id)).body;
  expect([shown.message, shown.props.attachments[0].text, shown.props.previewed_post]).toEqual([link, 'unspokenword', other.id]);
  expect(shown.props.expire_at).toBeGreaterThan(0);
});

test('its author is told who revealed it, and when everybody has', async () => {
  const { alice, bob, carol, channel } = await scene();
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read' });
  const socket = await alice.listen();
  await reveal(bob, post.id);
  expect((await socket.next('post_revealed')).data.recipients).toEqual([bob.id]);
  await reveal(bob, post.id);
  await reveal(carol, post.id);
  expect((await socket.next('post_revealed')).data.recipients.sort()).toEqual([bob.id, carol.id].sort());
  const all = await socket.next('burn_on_read_all_revealed');
  expect(all).toMatchObject({ data: { post_id: post.id }, broadcast: { user_id: alice.id, channel_id: channel.id } });
  expect((await alice.request('GET', `/api/v4/posts/${post.id}`)).body.metadata.expire_at).toBe(all.data.sender_expire_at);
});

test('that one revealed and burned it is told to one’s other clients, not to the one that did', async () => {
  const { alice, bob, channel } = await scene();
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read' });
  const [here, there] = [await bob.listen(), await bob.listen()];
  const headers = { 'Connection-Id': String(here.events[0]?.data.connection_id) };
  await bob.request('GET', `/api/v4/posts/${post.id}/reveal`, { headers });
  await bob.request('DELETE', `/api/v4/posts/${post.id}/burn`, { headers });
  await there.next('post_revealed');
  await there.next('post_burned');
  await server.post(channel, alice, 'end');
  await here.next('posted');
  expect(here.events.map((e) => e.event).filter((name) => name.startsWith('post_'))).toEqual([]);
});

test('a reader burns it for themselves and only after reading, its author for everybody', async () => {
  const { alice, bob, carol, channel } = await scene();
  const file = await upload(alice, channel);
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read', file_ids: [file] });
  expect((await burn(bob, post.id)).body.id).toBe('app.burn_post.not_revealed.app_error');
  await reveal(bob, post.id);
  expect((await burn(bob, post.id)).status).toBe(200);
  expect([await status(bob, post.id), await status(carol, post.id)]).toEqual([404, 200]);
  expect((await reveal(bob, post.id)).status).toBe(404);
  const socket = await carol.listen();
  expect((await burn(alice, post.id)).status).toBe(200);
  expect(JSON.parse((await socket.next('post_deleted')).data.post).message).not.toContain('secret');
  await server.drainJobs();
  for (const who of [alice, carol]) expect(await status(who, post.id)).toBe(404);
  expect((await alice.request('GET', `/api/v4/files/${file}`)).status).toBe(404);
  expect(await db.selectFrom('temporaryposts').select('postid').where('postid', '=', post.id).execute()).toEqual([]);
});

test('when its time is over it is gone, words and files, read or not', async () => {
  const { alice, bob, channel } = await scene();
  const file = await upload(alice, channel);
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read', file_ids: [file] });
  await reveal(bob, post.id);
  await system.tx(async (tx) => {
    await tx.db
      .updateTable('readreceipts')
      .set({ expireat: Date.now() - 1 })
      .where('postid', '=', post.id)
      .execute();
  });
  expect([await status(bob, post.id), await status(alice, post.id)]).toEqual([404, 200]);
  await system.tx(async (tx) => {
    await tx.db
      .updateTable('temporaryposts')
      .set({ expireat: Date.now() - 1 })
      .where('postid', '=', post.id)
      .execute();
  });
  await sweep();
  expect(await status(alice, post.id)).toBe(404);
  expect((await alice.request('GET', `/api/v4/files/${file}`)).status).toBe(404);
});

test('it is neither answered nor edited, and who is not in the channel does not reveal it', async () => {
  const { alice, bob, channel } = await scene();
  const outsider = await server.user();
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read' });
  const reply = { channel_id: channel.id, message: 'reply', root_id: post.id };
  expect((await bob.request('POST', '/api/v4/posts', { body: reply })).status).toBe(400);
  expect((await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'other' } })).status).toBe(400);
  expect((await reveal(outsider, post.id)).status).toBe(403);
  expect((await reveal(server.admin, post.id)).status).toBe(403);
});

test('its author does not take it out of an archived channel, but readers are done with it there, too', async () => {
  const { alice, bob, channel } = await scene();
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read' });
  await reveal(bob, post.id);
  await server.admin.request('DELETE', `/api/v4/channels/${channel.id}`);
  expect(await burn(alice, post.id)).toMatchObject({ status: 400, body: { id: 'api.post.delete_post.can_not_delete_post_in_deleted.error' } });
  expect((await burn(bob, post.id)).status).toBe(200);
});

test('what is left of messages that are gone does not keep others from vanishing', async () => {
  const { alice, channel } = await scene();
  const post = await server.post(channel, alice, 'secret', { type: 'burn_on_read' });
  await system.tx(async (tx) => {
    for (let n = 0; n < 150; n++)
      await insertHiddenContent(tx.db, { post_id: newId(), type: 'burn_on_read', expire_at: 1, message: 'x', file_ids: '[]' });
    await setContentExpiry(tx.db, post.id, 2);
  });
  await sweep();
  expect(await status(alice, post.id)).toBe(404);
  expect(await expiredContents(db, Date.now(), 10)).toEqual([]);
});
