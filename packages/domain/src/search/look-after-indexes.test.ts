import { expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { saveSearchState } from '@foremast/store/queries/search-state';
import { startServer } from '@foremast/testing/server';
import { lookAfterIndexes } from './look-after-indexes.ts';

const server = await startServer();
const alice = await server.user();
const channel = await server.channelWith(alice);
const { app } = server.running;
const system = Ctx.system(app);

const find = async (terms: string): Promise<string[]> => {
  const { body } = await alice.request('POST', `/api/v4/teams/${channel.team_id}/posts/search`, { body: { terms } });
  return body.order.map((id: string) => body.posts[id].message);
};
const look = async () => {
  await system.tx((tx) => tx.enqueue(lookAfterIndexes, {}));
  await server.drainJobs();
};
/** As if another server had worked with the database. */
async function behindTheBack(id: string, change: { message?: string; deleteat?: number; updateat: number }): Promise<void> {
  await app.store.transaction((db) => db.updateTable('posts').set(change).where('id', '=', id).execute());
}

test('a new database has complete indexes, and no job is made for them', async () => {
  await look();
  expect((await server.admin.request('GET', '/api/v4/jobs/type/elasticsearch_post_indexing')).body).toEqual([]);
});

test('messages that the indexes do not have are found once the job has been there', async () => {
  const post = await server.post(channel, alice, 'forgotten sextant');
  await app.store.transaction(async (db) => {
    await db.dialect.postSearch.remove(db, [post.id]);
    await db.deleteFrom('fm_search_state').execute();
  });
  expect(await find('sextant')).toEqual([]);
  await look();
  expect(await find('sextant')).toEqual(['forgotten sextant']);
  const { body } = await server.admin.request('GET', '/api/v4/jobs/type/elasticsearch_post_indexing');
  expect(body).toMatchObject([{ status: 'success', progress: 100, data: { total_posts_count: expect.stringMatching(/^[1-9]/) } }]);
  await look();
  expect((await server.admin.request('GET', '/api/v4/jobs/type/elasticsearch_post_indexing')).body).toHaveLength(1);
});

test('what another server changed while this one was away is caught up with', async () => {
  const [edited, deleted] = [await server.post(channel, alice, 'old rudder'), await server.post(channel, alice, 'lost tiller')];
  const now = app.now();
  await behindTheBack(edited.id, { message: 'new keel', updateat: now });
  await behindTheBack(deleted.id, { deleteat: now, updateat: now });
  expect(await find('keel')).toEqual([]);
  await system.tx((tx) => saveSearchState(tx.db, 'seen', now - 3_600_000));
  await look();
  expect([await find('keel'), await find('rudder'), await find('tiller')]).toEqual([['new keel'], [], []]);
});

test('the indexes keep nothing of a channel or a person that goes for good', async () => {
  const left = await server.user();
  const gone = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: left.id } });
  await server.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: left.id } });
  const lost = [await server.post(gone, alice, 'capstan of a channel'), await server.post(channel, left, 'capstan of a person')];
  const changes = { EnableAPIChannelDeletion: true, EnableAPIUserDeletion: true };
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: changes } });
  expect((await server.admin.request('DELETE', `/api/v4/channels/${gone.id}?permanent=true`)).status).toBe(200);
  expect((await server.admin.request('DELETE', `/api/v4/users/${left.id}?permanent=true`)).status).toBe(200);
  await server.drainJobs();
  const table = app.store.dialect.name === 'sqlite' ? 'fm_post_rowids' : 'fm_post_words';
  const rows = await app.store.db
    .selectFrom(table)
    .select('post_id')
    .where(
      'post_id',
      'in',
      lost.map((post) => post.id),
    )
    .execute();
  expect(rows).toEqual([]);
});
