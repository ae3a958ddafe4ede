import { afterAll, expect, test } from 'bun:test';
import { sendSearchChanges } from '@foremast/domain/search/engine/send-search-changes';
import { lookAfterIndexes } from '@foremast/domain/search/look-after-indexes';
import { Ctx } from '@foremast/kernel/context';
import { saveSearchState } from '@foremast/store/queries/search-state';
import { fakeMeilisearch } from '@foremast/testing/fakes/meilisearch';
import { startServer } from '@foremast/testing/server';
import { purgeElasticsearchIndexes } from '../elasticsearch/purge-elasticsearch-indexes.ts';
import { testElasticsearch } from '../elasticsearch/test-elasticsearch.ts';
import { createJob } from '../jobs/create-job.ts';
import { getJobsByType } from '../jobs/get-jobs-by-type.ts';
import { searchPosts } from './search-posts.ts';

const peer = fakeMeilisearch();
const server = await startServer({ FOREMAST_MEILISEARCH_URL: peer.url, FOREMAST_MEILISEARCH_KEY: peer.key, FOREMAST_MEILISEARCH_PREFIX: 'away' });
// After the server, whose last jobs may still need it.
afterAll(() => peer.stop());
const alice = await server.user();
const channel = await server.channelWith(alice);
const { app } = server.running;

const find = async (terms: string): Promise<string[]> => {
  const { body } = await alice.call(searchPosts, { params: { team_id: String(channel.team_id) }, body: { terms } });
  return body.order.map((id: string) => body.posts[id].message);
};
const searches = () => peer.requests.filter((request) => request.endsWith('/posts/search') || request.endsWith('_posts/search')).length;
const run = async (which: typeof sendSearchChanges) => {
  await Ctx.system(app).tx((tx) => tx.enqueue(which, {}));
  await server.drainJobs();
};
const stored = () => peer.documents('away_posts').map((document) => document.text);

test('an engine that knows nothing yet is filled by a job that makes itself, and until then the database searches', async () => {
  await server.drainJobs();
  await Ctx.system(app).tx((tx) => saveSearchState(tx.db, 'engine', {}));
  peer.pause();
  await server.post(channel, alice, 'first otter');
  expect(await find('otter')).toEqual(['first otter']);
  expect(searches()).toBe(0);
  peer.resume();
  await run(lookAfterIndexes);
  const { body } = await server.admin.call(getJobsByType, { params: { type: 'elasticsearch_post_indexing' } });
  expect(body[0]).toMatchObject({ status: 'success', progress: 100 });
  expect(await find('otter')).toEqual(['first otter']);
  expect(searches()).toBe(1);
});

test('filters and orders are declared before the first document', () => {
  const first = (part: string) => peer.requests.indexOf(part);
  expect(first('PATCH /indexes/away_posts/settings')).toBeGreaterThan(first('POST /indexes'));
  expect(first('POST /indexes/away_posts/documents')).toBeGreaterThan(first('PATCH /indexes/away_posts/settings'));
  expect(peer.settings.get('away_posts')).toMatchObject({ sortableAttributes: ['create_at'], typoTolerance: { enabled: false } });
});

test('many messages are told in one batch', async () => {
  const before = peer.requests.filter((request) => request === 'POST /indexes/away_posts/documents').length;
  peer.pause();
  for (let i = 0; i < 20; i++) await server.post(channel, alice, `batch number${i}`);
  peer.resume();
  await server.drainJobs();
  expect(stored()).toContain('batch number19');
  // The first may have left with the first message; what waits behind it is one job.
  expect(peer.requests.filter((request) => request === 'POST /indexes/away_posts/documents').length - before).toBeLessThanOrEqual(3);
});

test('what the engine has of a message that changed or went is never shown, and is put right', async () => {
  const [edited, deleted] = [await server.post(channel, alice, 'wombat one'), await server.post(channel, alice, 'wombat two')];
  await server.drainJobs();
  peer.pause();
  await alice.request('PUT', `/api/v4/posts/${edited.id}/patch`, { body: { message: 'numbat one' } });
  await alice.request('DELETE', `/api/v4/posts/${deleted.id}`);
  expect(stored()).toContain('wombat two');
  expect([await find('wombat'), await find('numbat')]).toEqual([[], ['numbat one']]);
  peer.resume();
  await run(sendSearchChanges);
  expect(stored().filter((text) => /wombat|numbat/.test(String(text)))).toEqual(['numbat one']);
});

test('with a channel that goes for good its messages leave the engine', async () => {
  const other = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
  const root = await server.post(other, alice, 'doomed pangolin');
  await server.post(other, alice, 'doomed too', { root_id: root.id });
  await run(sendSearchChanges);
  expect(stored()).toContain('doom pangolin');
  await server.admin.request('PUT', '/api/v4/config/patch', { body: { ServiceSettings: { EnableAPIChannelDeletion: true } } });
  expect((await server.admin.request('DELETE', `/api/v4/channels/${other.id}?permanent=true`)).status).toBe(200);
  await run(sendSearchChanges);
  expect(stored().filter((text) => String(text).includes('doom'))).toEqual([]);
});

test('a task that fails is tried again', async () => {
  peer.failNext();
  await server.post(channel, alice, 'stubborn mule');
  await server.drainJobs();
  expect(await find('mule')).toEqual(['stubborn mule']);
  await run(sendSearchChanges);
  expect(stored()).toContain('stubborn mule');
});

test('an engine that is away is not missed, and learns everything when it is back', async () => {
  peer.stop();
  await server.post(channel, alice, 'absent heron');
  expect(await find('heron')).toEqual(['absent heron']);
  expect(await find('otter')).toEqual(['first otter']);
  expect(await server.admin.call(testElasticsearch)).toMatchObject({ status: 400, body: { id: 'ent.elasticsearch.start.connect_failed' } });
  peer.start();
  await run(sendSearchChanges);
  expect(stored()).toContain('absent heron');
  expect(await server.admin.call(testElasticsearch)).toMatchObject({ status: 200, body: { status: 'OK' } });
});

test('an engine that lost everything is filled again, and until then the database searches', async () => {
  peer.lose();
  expect(await find('otter')).toEqual(['first otter']);
  await run(lookAfterIndexes);
  expect(stored()).toContain('first otter');
  expect(peer.settings.get('away_posts')).toMatchObject({ sortableAttributes: ['create_at'] });
});

test('an administrator empties the indexes by name and has them filled again; searches find everything all the time', async () => {
  expect((await alice.call(purgeElasticsearchIndexes)).status).toBe(403);
  expect((await server.admin.call(purgeElasticsearchIndexes, { query: { index: 'moon' } })).status).toBe(400);
  expect((await server.admin.call(purgeElasticsearchIndexes, { query: { index: 'posts' } })).status).toBe(200);
  expect(stored()).toEqual([]);
  expect(await find('otter')).toEqual(['first otter']);
  await run(lookAfterIndexes);
  expect(stored()).toEqual([]);
  await server.admin.call(createJob, { body: { type: 'elasticsearch_post_indexing', data: null } });
  await server.drainJobs();
  expect(stored()).toContain('first otter');
  expect(await find('otter')).toEqual(['first otter']);
});

test('a part of the time is indexed when that is asked for', async () => {
  await server.admin.call(createJob, {
    body: { type: 'elasticsearch_post_indexing', data: { start_time: '1', end_time: '2', index_files: 'false' } },
  });
  await server.drainJobs();
  const { body } = await server.admin.call(getJobsByType, { params: { type: 'elasticsearch_post_indexing' } });
  expect(body[0]).toMatchObject({ status: 'success', data: { done_posts_count: '0', total_posts_count: '0', end_time: '2' } });
});

test('a job that is to fill an engine which is away says so, and none is made for it', async () => {
  await Ctx.system(app).tx((tx) => saveSearchState(tx.db, 'engine', {}));
  peer.stop();
  const jobs = async () => (await server.admin.call(getJobsByType, { params: { type: 'elasticsearch_post_indexing' } })).body;
  const before = (await jobs()).length;
  await run(lookAfterIndexes);
  expect((await jobs()).length).toBe(before);
  await server.admin.call(createJob, { body: { type: 'elasticsearch_post_indexing', data: null } });
  await server.drainJobs();
  expect((await jobs())[0]).toMatchObject({ status: 'error', data: { error: expect.any(String) } });
  expect(await find('otter')).toEqual(['first otter']);
  peer.start();
  await run(lookAfterIndexes);
  expect((await jobs())[0]).toMatchObject({ status: 'success' });
});
