import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';

const SITE = 'http://127.0.0.1:8065';
const server = await startServer({
  MM_FILESETTINGS_ENABLEPUBLICLINK: 'true',
  MM_SERVICESETTINGS_SITEURL: SITE,
  MM_SERVICESETTINGS_ENABLEPERMALINKPREVIEWS: 'true',
});
const [alice, bob, rita] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const team = String(channel.team_id);
const ReviewerSettings = { CommonReviewers: true, CommonReviewerIds: [rita.id], TeamAdminsAsReviewers: false };
const AdditionalSettings = { Reasons: ['Leak'], ReporterCommentRequired: false, ReviewerCommentRequired: false, HideFlaggedContent: true };
await server.admin.request('PUT', '/api/v4/content_flagging/config', { body: { EnableContentFlagging: true, ReviewerSettings, AdditionalSettings } });

async function upload(who: Person, name: string, text: string): Promise<string> {
  const form = new FormData();
  form.set('channel_id', channel.id);
  form.set('files', new File([text], name));
  const headers = { Authorization: `Bearer ${who.session.token}` };
  const answer = await fetch(`${server.url}/api/v4/files`, { method: 'POST', body: form, headers });
  return ((await answer.json()) as { file_infos: [{ id: string }] }).file_infos[0].id;
}

/** A reply with a file and an earlier version, saved by somebody and linked to. */
async function leak() {
  const file = await upload(bob, 'xyzzy.txt', 'xyzzy within');
  const root = await server.post(channel, alice, 'a question');
  const post = await server.post(channel, bob, 'xyzzy at first', { root_id: root.id, file_ids: [file] });
  await bob.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'xyzzy at last' } });
  const link = await server.post(channel, alice, `${SITE}/town/pl/${post.id}`);
  await alice.request('PUT', '/api/v4/users/me/preferences', {
    body: [{ user_id: alice.id, category: 'flagged_post', name: post.id, value: 'true' }],
  });
  const { body } = await bob.request('GET', `/api/v4/files/${file}/link`);
  const address = new URL(String(body.link));
  await server.drainJobs();
  return { file, root, post, link, publicly: server.url + address.pathname + address.search };
}

/** The answers that give it away. */
async function givenAway(who: Person, { file, root, post, link }: Awaited<ReturnType<typeof leak>>): Promise<string[]> {
  const reads = [
    ...['', '/edit_history', '/files/info', '/thread'].map((part) => `/posts/${post.id}${part}`),
    ...['', '/info', '/preview', '/thumbnail', '/link'].map((part) => `/files/${file}${part}`),
    ...['?since=1', '', '?after=', '?collapsedThreads=true'].map((part) => `/channels/${channel.id}/posts${part}`),
    ...[`/posts/${root.id}/thread`, `/posts/${link.id}`, '/users/me/posts/flagged'],
    ...[`/users/me/teams/${team}/threads?extended=true`, `/users/me/teams/${team}/threads/${root.id}`],
  ];
  const searches = ['posts', 'files'].flatMap((what) => [`/teams/${team}/${what}/search`, `/${what}/search`]);
  const answers = await Promise.all([
    ...reads.map(async (path) => [path, (await who.request('GET', `/api/v4${path}`)).body]),
    ...searches.map(async (path) => [path, (await who.request('POST', `/api/v4${path}`, { body: { terms: 'xyzzy' } })).body]),
    who.request('POST', '/api/v4/posts/ids', { body: [post.id] }).then(({ body }) => ['/posts/ids', body]),
  ]);
  return answers.flatMap(([path, body]) => (JSON.stringify(body).includes('xyzzy') ? [String(path)] : []));
}

test('what is under review is shown nowhere but to its reviewers, and what was removed to nobody', async () => {
  const secret = await leak();
  expect((await givenAway(alice, secret)).length).toBeGreaterThan(15);
  expect((await fetch(secret.publicly)).status).toBe(200);
  const flag = await alice.request('POST', `/api/v4/content_flagging/post/${secret.post.id}/flag`, { body: { reason: 'Leak' } });
  expect(flag.status).toBe(200);
  for (const who of [alice, bob, rita]) expect(await givenAway(who, secret)).toEqual([]);
  expect((await fetch(secret.publicly)).status).toBe(404);
  const reviewed = () => rita.request('GET', `/api/v4/content_flagging/post/${secret.post.id}`);
  expect((await reviewed()).body.message).toBe('xyzzy at last');

  await rita.request('PUT', `/api/v4/content_flagging/post/${secret.post.id}/remove`, { body: {} });
  await server.drainJobs();
  for (const who of [alice, bob, rita]) expect(await givenAway(who, secret)).toEqual([]);
  expect(JSON.stringify((await reviewed()).body)).not.toContain('xyzzy');
  const report = await server.admin.request('POST', '/api/v4/reports/posts', { body: { channel_id: channel.id, include_deleted: true } });
  expect(report.body.posts.length).toBeGreaterThan(2);
  expect(JSON.stringify(report.body)).not.toContain('xyzzy');
});
