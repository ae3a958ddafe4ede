import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { fakeMeilisearch } from '@foremast/testing/fakes/meilisearch';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { searchFiles } from '../files/search-files.ts';
import { searchFilesInAllTeams } from '../files/search-files-in-all-teams.ts';
import { cancelJob } from '../jobs/cancel-job.ts';
import { createJob } from '../jobs/create-job.ts';
import { getJob } from '../jobs/get-job.ts';
import { updateJobStatus } from '../jobs/update-job-status.ts';
import { searchPosts } from './search-posts.ts';
import { searchPostsInAllTeams } from './search-posts-in-all-teams.ts';

const peer = fakeMeilisearch();

const TEXTS = [
  'red apple pie',
  'Apples and pears',
  'applesauce recipe',
  'pie of apple',
  '#Harvest time',
  '#Harvest2024 is over',
  'medlars of #Harvest2024',
  '上海东站',
  '今日は 良い天気',
  'สวัสดีชาวโลก',
  '안녕하세요 여러분',
  'email me at jane.doe@example.com',
  'foo/bar baz',
  'under_score name',
  "it's don't",
  'Ünïcödé straße',
  'ＦＵＬＬ width',
  'C++ and C#',
  'version 1.2.3',
  'running runs ran',
];

/** What the database of this run does by itself, and Meilisearch beside it: both have to answer the same. */
describe.each([
  ['the database', {}],
  ['Meilisearch', { FOREMAST_MEILISEARCH_URL: peer.url, FOREMAST_MEILISEARCH_KEY: peer.key, FOREMAST_MEILISEARCH_PREFIX: 'suite' }],
] as [string, Record<string, string>][])('with %s searching', async (engine, env) => {
  const server = await startServer(env);
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice);
  const name = String(channel.name);

  async function search(who: Person, terms: string, more: Record<string, unknown> = {}): Promise<string[]> {
    const { status, body, headers } = await who.call(searchPosts, { params: { team_id: String(channel.team_id) }, body: { terms, ...more } });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache, no-store, must-revalidate']);
    return body.order.map((id: string) => body.posts[id].message);
  }

  async function fill(): Promise<Record<string, unknown>> {
    const { body } = await server.admin.call(createJob, { body: { type: 'elasticsearch_post_indexing', data: null } });
    await server.drainJobs();
    return (await server.admin.call(getJob, { params: { job_id: body.id } })).body;
  }

  beforeAll(async () => {
    await fill();
    for (const text of TEXTS) await server.post(channel, alice, text);
    await server.drainJobs();
  });

  test.each([
    ['words by their stems', 'apple', ['pie of apple', 'Apples and pears', 'red apple pie']],
    ['all words, whatever their order', 'apple pie', ['pie of apple', 'red apple pie']],
    ['beginnings of words', 'apple*', ['pie of apple', 'applesauce recipe', 'Apples and pears', 'red apple pie']],
    ['words in a row', '"apple pie"', ['red apple pie']],
    ['words in a row with a common one between', '"pie of apple"', ['pie of apple']],
    ['no row with another order', '"pie apple"', []],
    ['not what is excluded', 'apple -pie', ['Apples and pears']],
    ['not what is excluded as a phrase', 'apple -"apple pie"', ['pie of apple', 'Apples and pears']],
    ['nothing for exclusions alone', '-apple', []],
    ['hashtags as a whole', '#harvest', ['#Harvest time']],
    ['hashtags by their beginning', '#harvest*', ['medlars of #Harvest2024', '#Harvest2024 is over', '#Harvest time']],
    ['a hashtag or a word', '#harvest apple', ['#Harvest time', 'pie of apple', 'Apples and pears', 'red apple pie']],
    ['parts of Chinese text', '海东', ['上海东站']],
    ['a single Chinese sign', '站', ['上海东站']],
    ['parts of Japanese text', '天気', ['今日は 良い天気']],
    ['Japanese in a row', '"今日は 良い"', ['今日は 良い天気']],
    ['parts of Thai text', 'ชาว', ['สวัสดีชาวโลก']],
    ['parts of Korean words', '하세요', ['안녕하세요 여러분']],
    ['parts of addresses', 'jane', ['email me at jane.doe@example.com']],
    ['whole addresses', 'jane.doe@example.com', ['email me at jane.doe@example.com']],
    ['parts of paths', 'bar', ['foo/bar baz']],
    ['parts of words with signs', 'score', ['under_score name']],
    ['words with accents as they are', 'straße', ['Ünïcödé straße']],
    ['no accents where none are asked for', 'unicode', []],
    ['letters of another width', 'full', ['ＦＵＬＬ width']],
    ['a version by its parts in a row', '1.2', ['version 1.2.3']],
    ['a single letter', 'c', ['C++ and C#']],
    ['nothing for words that are everywhere', 'and', []],
    ['nothing for what is only made of such words', "don't", []],
    ['nothing for signs of the query language', '") OR (*', []],
    ['nothing for a quote that ends nothing', `' | "`, []],
    ['nothing for a lone sign', '*', []],
    ['words after a quote that is not closed', '"pie apple', ['pie of apple', 'red apple pie']],
    ['hashtags with signs around them', '(##harvest!)', ['#Harvest time']],
    ['no hashtag of which only the beginning is asked for', '#harv', []],
    ['a number with a hash as a word', '#1.2.3', ['version 1.2.3']],
    ['what bears a hashtag that is excluded', '-#harvest2024 medlar', ['medlars of #Harvest2024']],
    ['what is on neither side of a quote in a word', 'foo"bar', ['foo/bar baz']],
    ['OR as a word', 'apple OR fox', []],
  ])('a search finds %s', async (_, terms, found) => {
    expect(await search(alice, terms)).toEqual(found);
  });

  test('one of the words is enough when the searcher says so', async () => {
    expect(await search(alice, 'running pears', { is_or_search: true })).toEqual(['running runs ran', 'Apples and pears']);
    expect(await search(alice, '"red apple" recipe', { is_or_search: true })).toEqual(['applesauce recipe', 'red apple pie']);
  });

  test('a search is narrowed by author, channel and day, and each can be excluded', async () => {
    const other = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
    await server.post(other, alice, 'narrow quince');
    await server.post(channel, server.admin, 'narrow medlar');
    await server.drainJobs();
    const today = new Date().toISOString().slice(0, 10);
    expect(await search(alice, `narrow in:${name}`)).toEqual(['narrow medlar']);
    expect(await search(alice, `narrow -in:${name}`)).toEqual(['narrow quince']);
    expect(await search(alice, `narrow from:${alice.username}`)).toEqual(['narrow quince']);
    expect(await search(alice, `narrow -from:${alice.username}`)).toEqual(['narrow medlar']);
    expect(await search(alice, `narrow on:${today}`)).toEqual(['narrow medlar', 'narrow quince']);
    expect(await search(alice, `narrow -on:${today}`)).toEqual([]);
    expect(await search(alice, `narrow before:${today}`)).toEqual([]);
    expect(await search(alice, 'narrow after:2001-01-01')).toEqual(['narrow medlar', 'narrow quince']);
    expect(await search(alice, 'narrow in:nowhere-at-all')).toEqual([]);
    expect((await search(alice, `from:${alice.username} in:${other.name}`)).length).toBe(1);
  });

  test('nothing is on a day that is none, nor before it; everything is after it', async () => {
    expect(await search(alice, 'recipe on:junk')).toEqual([]);
    expect(await search(alice, 'recipe before:2021-02-30')).toEqual([]);
    expect(await search(alice, 'recipe after:junk')).toEqual(['applesauce recipe']);
    expect(await search(alice, 'recipe -on:junk -before:2021-13-01')).toEqual(['applesauce recipe']);
    expect(await search(alice, 'recipe -after:junk')).toEqual([]);
  });

  test('a direct channel is named by the other person, a group by all others, with or without oneself', async () => {
    const [carol, dave] = [await server.user(), await server.user()];
    const { body: direct } = await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, carol.id] });
    const { body: group } = await alice.request('POST', '/api/v4/channels/group', { body: [alice.id, carol.id, dave.id] });
    await server.post(direct, carol, 'lovage for one');
    await server.post(group, dave, 'lovage for two');
    await server.drainJobs();
    expect(await search(alice, 'lovage')).toEqual(['lovage for two', 'lovage for one']);
    expect(await search(alice, `lovage in:@${carol.username}`)).toEqual(['lovage for one']);
    expect(await search(alice, `lovage -in:@${carol.username}`)).toEqual(['lovage for two']);
    for (const names of [`${carol.username},${dave.username}`, `${dave.username},${alice.username},${carol.username}`])
      expect(await search(alice, `lovage in:@${names}`)).toEqual(['lovage for two']);
    expect(await search(alice, `lovage in:${group.name}`)).toEqual([]);
    expect(await search(alice, `lovage in:@${dave.username}`)).toEqual([]);
    expect(await search(alice, `lovage in:@${carol.username},nobody-at-all`)).toEqual([]);
    const everywhere = await alice.call(searchPostsInAllTeams, { body: { terms: `lovage in:@${carol.username},${dave.username}` } });
    expect(everywhere.body.order.length).toBe(1);
    const named = await alice.call(searchPostsInAllTeams, { body: { terms: `apple in:${name}` } });
    expect(named.body.order).toEqual([]);
    expect((await carol.call(searchPostsInAllTeams, { body: { terms: 'lovage' } })).body.order.length).toBe(2);
  });

  test('what the server says itself is not found, nor what vanishes by itself', async () => {
    const quiet = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
    await alice.request('PUT', `/api/v4/channels/${quiet.id}/patch`, { body: { header: 'salsify in the header' } });
    await server.post(quiet, alice, 'salsify that burns', { type: 'burn_on_read' });
    await server.post(quiet, alice, 'salsify of mine', { type: 'custom_salsify' });
    await fill();
    expect(await search(alice, 'salsify')).toEqual(['salsify of mine']);
  });

  test('what somebody said who is gone is found, by name too', async () => {
    const gone = await server.user();
    await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: gone.id } });
    await server.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: gone.id } });
    await server.post(channel, gone, 'tamarind of old');
    await server.admin.request('DELETE', `/api/v4/users/${gone.id}`);
    await server.drainJobs();
    expect(await search(alice, `tamarind from:@${gone.username}`)).toEqual(['tamarind of old']);
    expect(await search(alice, `tamarind -from:${gone.username} -from:nobody`)).toEqual([]);
  });

  test('a channel that becomes private is searched by those who are in it, under its new name', async () => {
    const place = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
    await server.post(place, alice, 'fenugreek');
    await server.admin.request('PUT', `/api/v4/channels/${place.id}/privacy`, { body: { privacy: 'P' } });
    await alice.request('PUT', `/api/v4/channels/${place.id}/patch`, { body: { name: `renamed-${place.id}` } });
    await server.drainJobs();
    expect(await search(alice, `fenugreek in:~renamed-${place.id}`)).toEqual(['fenugreek']);
    expect(await search(alice, `fenugreek in:${place.name}`)).toEqual([]);
  });

  test('a message is found by what it says now, and not when it is gone, at once', async () => {
    const post = await server.post(channel, alice, 'before squash');
    expect(await search(alice, 'squash')).toEqual(['before squash']);
    await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'after pumpkin' } });
    expect([await search(alice, 'squash'), await search(alice, 'pumpkin')]).toEqual([[], ['after pumpkin']]);
    await server.drainJobs();
    expect([await search(alice, 'squash'), await search(alice, 'pumpkin')]).toEqual([[], ['after pumpkin']]);
    await alice.request('DELETE', `/api/v4/posts/${post.id}`);
    expect(await search(alice, 'pumpkin')).toEqual([]);
    await server.drainJobs();
    expect(await search(alice, 'pumpkin')).toEqual([]);
  });

  test('nobody finds what is said in channels of others, nor what was said in a channel that somebody left', async () => {
    await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: bob.id } });
    expect(await search(bob, 'apple')).toEqual([]);
    await server.admin.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: bob.id } });
    expect((await search(bob, 'apple')).length).toBe(3);
    await bob.request('DELETE', `/api/v4/channels/${channel.id}/members/${bob.id}`);
    expect(await search(bob, 'apple')).toEqual([]);
  });

  test('archived channels are searched when asked for, and all teams together', async () => {
    const old = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
    const far = await server.channelWith(alice);
    await server.post(old, alice, 'rhubarb of old');
    await server.post(far, alice, 'rhubarb of far');
    await server.admin.request('DELETE', `/api/v4/channels/${old.id}`);
    await server.drainJobs();
    expect(await search(alice, 'rhubarb')).toEqual([]);
    expect(await search(alice, 'rhubarb', { include_deleted_channels: true })).toEqual(['rhubarb of old']);
    const { body } = await alice.call(searchPostsInAllTeams, { body: { terms: 'rhubarb' } });
    expect(body.order.map((id: string) => body.posts[id].message)).toEqual(['rhubarb of far']);
  });

  test('messages of one instant are all found, however many there are', async () => {
    const at = Date.UTC(2015, 3, 1);
    const other = { channel_id: newId(), user_id: alice.id, create_at: at, tokens: ['chicory'], tagTokens: [] };
    const many = Array.from({ length: 1030 }, () => ({ ...other, post_id: newId() }));
    await Ctx.system(server.running.app).tx((tx) => tx.db.dialect.postSearch.index(tx.db, many));
    const mine = [1, 2, 3].map((n) =>
      server.admin.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: `chicory ${n}`, create_at: at } }),
    );
    expect((await Promise.all(mine)).map(({ status }) => status)).toEqual([201, 201, 201]);
    await server.drainJobs();
    expect((await search(alice, 'chicory on:2015-04-01')).sort()).toEqual(['chicory 1', 'chicory 2', 'chicory 3']);
  });

  test('no more than a hundred are found, the newest', async () => {
    const many = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
    for (let i = 0; i < 105; i++) await server.post(many, alice, `plenty ${i}`);
    await server.drainJobs();
    const found = await search(alice, 'plenty');
    expect([found.length, found[0], found.at(-1)]).toEqual([100, 'plenty 104', 'plenty 5']);
  });

  /** The id of a file that is in no message yet. */
  async function upload(name: string, content: string | Uint8Array, where: Place = channel): Promise<string> {
    const form = new FormData();
    form.append('channel_id', where.id);
    form.append('files', new File([content as BlobPart], name));
    const headers = { Authorization: `Bearer ${alice.session.token}` };
    const answer = await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form });
    return String(((await answer.json()) as { file_infos: { id: string }[] }).file_infos[0]?.id);
  }

  async function share(name: string, content: string | Uint8Array, where: Place = channel): Promise<void> {
    await server.post(where, alice, 'see this', { file_ids: [await upload(name, content, where)] });
  }

  async function files(who: Person, terms: string, more: Record<string, unknown> = {}): Promise<string[]> {
    const { body } = await who.call(searchFiles, { params: { team_id: String(channel.team_id) }, body: { terms, ...more } });
    return body.order.map((id: string) => body.file_infos[id].name);
  }

  test('files are found by their names and by what they hold', async () => {
    await share('walrus-report.txt', 'nothing special here');
    await share('minutes.txt', 'the walrus was seen at dawn in 上海东站');
    await share('walrus.md', 'hush');
    await server.drainJobs();
    expect(await files(alice, 'walrus')).toEqual(['walrus.md', 'minutes.txt', 'walrus-report.txt']);
    expect(await files(alice, '"seen at dawn"')).toEqual(['minutes.txt']);
    expect(await files(alice, 'walrus dawn')).toEqual(['minutes.txt']);
    expect(await files(alice, 'walrus -dawn')).toEqual(['walrus.md', 'walrus-report.txt']);
    expect(await files(alice, 'walrus ext:txt')).toEqual(['minutes.txt', 'walrus-report.txt']);
    expect(await files(alice, 'walrus -ext:txt')).toEqual(['walrus.md']);
    expect(await files(alice, 'walr*')).toEqual(['walrus.md', 'minutes.txt', 'walrus-report.txt']);
    expect(await files(alice, '海东')).toEqual(['minutes.txt']);
    expect(await files(alice, 'hush dawn', { is_or_search: true })).toEqual(['walrus.md', 'minutes.txt']);
    expect(await files(bob, 'walrus')).toEqual([]);
    expect(await files(alice, '#hush')).toEqual(['walrus.md']);
    expect([await files(alice, '#the'), await files(alice, 'the'), await files(alice, '-hush')]).toEqual([[], [], []]);
  });

  test('files of direct channels are found in all teams, by the name of the other person too', async () => {
    const carol = await server.user();
    const { body: direct } = await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, carol.id] });
    await share('quagga.txt', 'of two', direct);
    await share('quagga.md', 'of all');
    await server.drainJobs();
    const everywhere = async (terms: string) => {
      const { body } = await alice.call(searchFilesInAllTeams, { body: { terms } });
      return body.order.map((id: string) => body.file_infos[id].name);
    };
    expect(await files(alice, `quagga in:@${carol.username}`)).toEqual(['quagga.txt']);
    expect(await everywhere('quagga')).toEqual(['quagga.md', 'quagga.txt']);
    expect(await everywhere(`quagga in:@${carol.username}`)).toEqual(['quagga.txt']);
    expect(await everywhere(`quagga in:${name}`)).toEqual([]);
  });

  test('a file that was sent to one channel and is in a message of another is found there', async () => {
    const other = await server.channel({ id: String(channel.team_id), name: '' }, [alice]);
    const id = await upload('okapi.txt', 'elsewhere');
    await server.drainJobs();
    await server.post(other, alice, 'see', { file_ids: [id] });
    await server.drainJobs();
    expect(await files(alice, `okapi in:${other.name}`)).toEqual(['okapi.txt']);
    expect(await files(alice, `okapi in:${name}`)).toEqual([]);
  });

  test('a file is not found any more when its message is gone', async () => {
    const id = await upload('mayfly.txt', 'short lived');
    expect(await files(alice, 'mayfly')).toEqual([]);
    const post = await server.post(channel, alice, 'see', { file_ids: [id] });
    expect(await files(alice, 'mayfly')).toEqual(['mayfly.txt']);
    await alice.request('DELETE', `/api/v4/posts/${post.id}`);
    expect(await files(alice, 'mayfly')).toEqual([]);
  });

  test('a file that comes back is found again, by its text too, although the indexes were filled meanwhile', async () => {
    const id = await upload('bodega.txt', 'persimmons within');
    const post = await server.post(channel, alice, 'with a file', { file_ids: [id] });
    await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'without it', file_ids: [] } });
    await fill();
    expect(await files(alice, 'persimmon')).toEqual([]);
    const { body: versions } = await alice.request('GET', `/api/v4/posts/${post.id}/edit_history`);
    expect((await alice.request('POST', `/api/v4/posts/${post.id}/restore/${versions[0].id}`)).status).toBe(200);
    await server.drainJobs();
    expect([await files(alice, 'persimmon'), await files(alice, 'bodega')]).toEqual([['bodega.txt'], ['bodega.txt']]);
  });

  test('words in a row are found far into a long text, with common words between them', async () => {
    const filler = Array.from({ length: 30_000 }, (_, i) => `word${i % 5000} and`).join(' ');
    await share('long.txt', `${filler} the captain of the narwhal said ${filler}`);
    await server.drainJobs();
    expect(await files(alice, '"captain of the narwhal"')).toEqual(['long.txt']);
    expect(await files(alice, '"word17 and word18"')).toEqual(['long.txt']);
    const long = `${'apricot and '.repeat(600)} the steward of the galley ${'apricot and '.repeat(600)}`;
    await server.post(channel, alice, long);
    await server.drainJobs();
    expect(await search(alice, '"steward of the galley"')).toEqual([long]);
  });

  test('the indexes are filled anew by a job that says how far it is, and find the same', async () => {
    const before = [await search(alice, 'apple'), await files(alice, 'walrus'), await search(alice, '天気')];
    const done = await fill();
    expect(done).toMatchObject({ status: 'success', progress: 100 });
    const data = done.data as Record<string, string>;
    expect(Number(data.done_posts_count)).toBeGreaterThan(TEXTS.length);
    expect(data.done_posts_count).toBe(String(data.total_posts_count));
    expect(Number(data.done_files_count)).toBeGreaterThan(2);
    expect([await search(alice, 'apple'), await files(alice, 'walrus'), await search(alice, '天気')]).toEqual(before);
  });

  test('filling that was stopped goes on where it was, and meanwhile everything is found', async () => {
    const before = [await search(alice, 'apple'), await files(alice, 'walrus')];
    const setBatch = (BatchSize: number) => server.admin.request('PUT', '/api/v4/config/patch', { body: { ElasticsearchSettings: { BatchSize } } });
    await setBatch(3);
    const { body: job } = await server.admin.call(createJob, { body: { type: 'elasticsearch_post_indexing', data: null } });
    const look = async () => (await server.admin.call(getJob, { params: { job_id: job.id } })).body;
    const drained = server.drainJobs();
    const doneOf = (state: { data: Record<string, string> | null }) => Number(state.data?.done_posts_count ?? 0);
    for (let state = await look(); doneOf(state) < 6; state = await look()) expect(state.status).not.toBe('success');
    expect((await server.admin.call(cancelJob, { params: { job_id: job.id } })).status).toBe(200);
    await drained;
    const stopped = await look();
    expect(stopped.status).toBe('canceled');
    expect(doneOf(stopped)).toBeLessThan(Number(stopped.data.total_posts_count));
    expect([await search(alice, 'apple'), await files(alice, 'walrus')]).toEqual(before);
    await setBatch(10_000);
    await server.admin.call(updateJobStatus, { params: { job_id: job.id }, body: { status: 'pending', force: true } });
    await server.drainJobs();
    const done = await look();
    expect(done).toMatchObject({ status: 'success', progress: 100 });
    expect(done.data.done_posts_count).toBe(stopped.data.total_posts_count);
    expect([await search(alice, 'apple'), await files(alice, 'walrus')]).toEqual(before);
  });

  test('the engine that searches is the one that clients are told of', async () => {
    const { body } = await alice.request('GET', '/api/v4/system/ping');
    expect(body.ActiveSearchBackend).toBe(engine === 'Meilisearch' ? 'meilisearch' : 'database');
    expect(peer.requests.some((request) => request === 'POST /indexes/suite_posts/search')).toBe(engine === 'Meilisearch');
  });
});

// After the servers, whose last jobs may still need it.
afterAll(() => peer.stop());
