import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { getFile } from '../files/get-file.ts';
import { getCfPost } from './get-cf-post.ts';
import { getCfPostFieldValues } from './get-cf-post-field-values.ts';
import { keepCfPost } from './keep-cf-post.ts';
import { postCfPostFlag } from './post-cf-post-flag.ts';
import { postCfPostReviewer } from './post-cf-post-reviewer.ts';
import { removeCfPost } from './remove-cf-post.ts';
import { updateCfConfig } from './update-cf-config.ts';

const server = await startServer();
const [alice, bob, rita, sam] = [await server.user(), await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);

async function setUp(more: Record<string, unknown> = {}): Promise<void> {
  const body = {
    EnableContentFlagging: true,
    NotificationSettings: { EventTargetMapping: { removed: ['author', 'reporter', 'reviewers'], dismissed: ['reporter'] } },
    ReviewerSettings: { CommonReviewers: true, CommonReviewerIds: [rita.id, sam.id], TeamAdminsAsReviewers: false },
    AdditionalSettings: { Reasons: ['Rude'], ReporterCommentRequired: false, ReviewerCommentRequired: false, HideFlaggedContent: true, ...more },
  };
  expect((await server.admin.call(updateCfConfig, { body })).status).toBe(200);
}
await setUp();

const flag = (who: Person, post: Place, body: Record<string, unknown> = { reason: 'Rude' }) =>
  who.call(postCfPostFlag, { params: { post_id: post.id }, body });
const shown = async (who: Person, post: Place) => (await who.request('GET', `/api/v4/posts/${post.id}`)).status;

/** What the bot wrote to somebody, oldest first. */
async function told(who: Person): Promise<{ message: string; type: string; root_id: string; props: Record<string, unknown> }[]> {
  await server.drainJobs();
  const { body: bot } = await server.admin.request('GET', '/api/v4/users/username/content-review');
  const { body: direct } = await who.request('POST', '/api/v4/channels/direct', { body: [who.id, bot.id] });
  const { body: list } = await who.request('GET', `/api/v4/channels/${direct.id}/posts`);
  return [...list.order].reverse().map((id: string) => list.posts[id]);
}

test('every reviewer gets the report once, and hears under it what became of it', async () => {
  const post = await server.post(channel, bob, 'something rude');
  expect((await flag(alice, post)).body.status).toBe('OK');
  for (const reviewer of [rita, sam]) {
    const [report] = (await told(reviewer)).filter((p) => p.props.reported_post_id === post.id);
    expect(report).toMatchObject({ type: 'custom_spillage_report', root_id: '' });
  }
  await rita.call(postCfPostReviewer, { params: { post_id: post.id, content_reviewer_id: sam.id } });
  await sam.call(removeCfPost, { params: { post_id: post.id }, body: { comment: 'too much' } });
  const thread = (await told(rita)).filter((p) => p.root_id !== '');
  expect(thread.map((p) => p.message)).toEqual([
    `@${rita.username} gave this report to @${sam.username}.`,
    `@${sam.username} removed the message.\n\n> too much`,
  ]);
  expect((await told(bob)).at(-1)?.message).toContain('removed');
  expect((await told(alice)).at(-1)?.message).toContain('removed');
});

async function upload(who: Person, name: string, text: string): Promise<string> {
  const form = new FormData();
  form.set('channel_id', channel.id);
  form.set('files', new File([text], name));
  const headers = { Authorization: `Bearer ${who.session.token}` };
  const { file_infos } = (await (await fetch(`${server.url}/api/v4/files`, { method: 'POST', body: form, headers })).json()) as {
    file_infos: { id: string }[];
  };
  return file_infos[0]?.id ?? '';
}

test('a reviewer sees the files that are on a hidden message, not those taken off it; with a removed one they are gone', async () => {
  const [before, now] = [await upload(bob, 'before.txt', 'before'), await upload(bob, 'now.txt', 'now')];
  const post = await server.post(channel, bob, 'with files', { file_ids: [before, now] });
  await bob.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'with one file', file_ids: [now] } });
  await flag(alice, post);
  const seen = async () => (await rita.call(getCfPost, { params: { post_id: post.id } })).body;
  expect((await seen()).metadata.files.map((file: { id: string }) => file.id)).toEqual([now]);
  await rita.call(removeCfPost, { params: { post_id: post.id }, body: {} });
  expect(await seen()).toMatchObject({ file_ids: [], metadata: {}, props: {} });
  for (const file of [before, now]) {
    const asReviewer = { params: { file_id: file }, query: { as_content_reviewer: true, flagged_post_id: post.id } };
    expect((await rita.call(getFile, asReviewer)).status).toBe(404);
    expect((await server.admin.call(getFile, { params: { file_id: file } })).status).toBe(404);
  }
});

test('a message that is kept comes back with its replies, its file and its place in searches', async () => {
  const file = await upload(bob, 'plan.txt', 'the plan');
  const post = await server.post(channel, bob, 'zebracrossing', { file_ids: [file] });
  const early = await server.post(channel, alice, 'gone before', { root_id: post.id });
  const reply = await server.post(channel, alice, 'an answer', { root_id: post.id });
  await alice.request('DELETE', `/api/v4/posts/${early.id}`);
  await flag(alice, post);
  expect([await shown(bob, post), await shown(alice, reply)]).toEqual([404, 404]);
  expect((await rita.call(getCfPost, { params: { post_id: post.id } })).body).toMatchObject({
    message: 'zebracrossing',
    metadata: { files: [{ id: file }] },
  });
  const asReviewer = { params: { file_id: file }, query: { as_content_reviewer: true, flagged_post_id: post.id } };
  expect((await rita.call(getFile, asReviewer)).body).toBe('the plan');
  expect((await alice.call(getFile, asReviewer)).body.id).toBe('api.data_spillage.error.user_not_reviewer');

  await rita.call(keepCfPost, { params: { post_id: post.id }, body: {} });
  expect([await shown(bob, post), await shown(alice, reply), await shown(alice, early)]).toEqual([200, 200, 404]);
  const { body } = await bob.request('GET', `/api/v4/posts/${post.id}`);
  expect(body).toMatchObject({ reply_count: 1, metadata: { files: [{ id: file }] } });
  const found = await bob.request('POST', `/api/v4/teams/${channel.team_id}/posts/search`, { body: { terms: 'zebracrossing', is_or_search: false } });
  expect(found.body.order).toEqual([post.id]);
  expect((await flag(bob, post)).status).toBe(400);
  const values = (await rita.call(getCfPostFieldValues, { params: { post_id: post.id } })).body.map((v: { value: unknown }) => v.value);
  expect(values).toContain('Retained');
  expect(values).not.toContain(true);
});

test('of a message that comes back nobody hears the title of a channel that is not for everybody', async () => {
  const { body: team } = await bob.request('GET', `/api/v4/teams/${channel.team_id}`);
  const secret = await server.channel(team, [bob], { type: 'P', display_name: 'Takeover' });
  const post = await server.post(channel, bob, `as I said in ~${secret.name}`);
  await flag(alice, post);
  const socket = await alice.listen();
  await rita.call(keepCfPost, { params: { post_id: post.id }, body: {} });
  expect(JSON.parse((await socket.next('post_edited')).data.post)).toMatchObject({ id: post.id, message: post.message });
  expect(JSON.stringify(socket.events)).not.toContain('Takeover');
});

test('a reply that is kept counts again in its thread', async () => {
  const root = await server.post(channel, alice, 'a question');
  const reply = await server.post(channel, bob, 'a rude answer', { root_id: root.id });
  await flag(alice, reply);
  expect((await alice.request('GET', `/api/v4/posts/${root.id}`)).body.reply_count).toBe(0);
  await rita.call(keepCfPost, { params: { post_id: reply.id }, body: {} });
  expect((await alice.request('GET', `/api/v4/posts/${root.id}`)).body.reply_count).toBe(1);
});

test('where nothing is hidden, a reported message stays until it is removed, and is reported once', async () => {
  await setUp({ HideFlaggedContent: false });
  const post = await server.post(channel, bob, 'first words');
  await bob.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'second words' } });
  expect((await flag(alice, post)).status).toBe(200);
  expect(await shown(alice, post)).toBe(200);
  expect((await flag(bob, post)).status).toBe(400);
  await rita.call(removeCfPost, { params: { post_id: post.id }, body: {} });
  expect(await shown(alice, post)).toBe(404);
  expect((await rita.call(getCfPost, { params: { post_id: post.id } })).body.message).not.toContain('words');
  const { body: everything } = await server.admin.request('GET', `/api/v4/channels/${channel.id}/posts?include_deleted=true&since=1`);
  expect(JSON.stringify(everything)).not.toContain('first words');
  await setUp();
});

const values = async (who: Person, post: Place): Promise<unknown[]> =>
  ((await who.call(getCfPostFieldValues, { params: { post_id: post.id } })).body ?? []).map((v: { value: unknown }) => v.value);

test('the replies that are hidden with a message are told apart from others until it is kept', async () => {
  const post = await server.post(channel, bob, 'rude root');
  const [early, reply] = [
    await server.post(channel, alice, 'early', { root_id: post.id }),
    await server.post(channel, alice, 'reply', { root_id: post.id }),
  ];
  await alice.request('DELETE', `/api/v4/posts/${early.id}`);
  await flag(alice, post);
  expect([await values(rita, reply), await values(rita, early)]).toEqual([[true], []]);
  expect((await rita.call(getCfPost, { params: { post_id: reply.id } })).body.id).toBe('app.data_spillage.no_status_property.app_error');
  await rita.call(keepCfPost, { params: { post_id: post.id }, body: {} });
  expect(await values(rita, reply)).toEqual([]);
  expect((await flag(alice, reply)).status).toBe(200);
});

test('a reply that is kept while the message above it is hidden comes back with that', async () => {
  const root = await server.post(channel, bob, 'rude question');
  const reply = await server.post(channel, bob, 'rude answer', { root_id: root.id });
  await flag(alice, reply);
  await flag(alice, root);
  const keep = (post: Place) => rita.call(keepCfPost, { params: { post_id: post.id }, body: {} });
  await keep(reply);
  expect(await shown(bob, reply)).toBe(404);
  await keep(root);
  expect([await shown(bob, root), await shown(bob, reply)]).toEqual([200, 200]);
  expect((await bob.request('GET', `/api/v4/posts/${root.id}`)).body.reply_count).toBe(1);
});

test('what its author took away during the review stays away when it is kept', async () => {
  await setUp({ HideFlaggedContent: false });
  const post = await server.post(channel, bob, 'on second thoughts');
  await flag(alice, post);
  await bob.request('DELETE', `/api/v4/posts/${post.id}`);
  expect((await rita.call(getCfPost, { params: { post_id: post.id } })).body.message).toBe('on second thoughts');
  expect((await rita.call(keepCfPost, { params: { post_id: post.id }, body: {} })).status).toBe(200);
  expect(await shown(bob, post)).toBe(404);
  expect(await values(rita, post)).toContain('Retained');
  await setUp();
});

test('in an archived channel nothing is hidden or removed, but what is there is reported and kept', async () => {
  const old = await server.channel({ id: String(channel.team_id), name: '' }, [alice, bob]);
  const [hidden, first, second] = [
    await server.post(old, bob, 'hidden'),
    await server.post(old, bob, 'first'),
    await server.post(old, bob, 'second'),
  ];
  await flag(alice, hidden);
  await server.admin.request('DELETE', `/api/v4/channels/${old.id}`);
  expect((await flag(alice, first)).body.id).toBe('api.post.delete_post.can_not_delete_post_in_deleted.error');
  await setUp({ HideFlaggedContent: false });
  expect([(await flag(alice, first)).status, (await flag(alice, second)).status]).toEqual([200, 200]);
  const remove = async (post: Place) => (await rita.call(removeCfPost, { params: { post_id: post.id }, body: {} })).body;
  expect((await remove(first)).id).toBe('api.post.delete_post.can_not_delete_post_in_deleted.error');
  expect((await remove(hidden)).status).toBe('OK');
  expect((await rita.call(keepCfPost, { params: { post_id: second.id }, body: {} })).status).toBe(200);
  expect((await remove(second)).id).toBe('api.data_spillage.error.post_not_in_progress');
  await setUp();
});

test('messages of the server itself are not reported, nor those that one may not read', async () => {
  const { body: list } = await alice.request('GET', `/api/v4/channels/${channel.id}/posts`);
  const system = Object.values(list.posts as Record<string, { id: string; type: string }>).find((p) => p.type.startsWith('system_'));
  expect((await flag(alice, { id: system?.id ?? '', name: '' })).body.id).toBe('api.data_spillage.error.invalid_post_type');
  const post = await server.post(channel, bob);
  expect((await flag(await server.user(), post)).status).toBe(403);
});

test('of several who report or decide at once one is heard', async () => {
  await setUp({ HideFlaggedContent: false });
  const post = await server.post(channel, bob, 'twice rude');
  const flags = await Promise.all([alice, bob, server.admin].map((who) => flag(who, post)));
  expect(flags.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  const params = { post_id: post.id };
  const decisions = await Promise.all([
    sam.call(keepCfPost, { params, body: {} }),
    sam.call(removeCfPost, { params, body: {} }),
    rita.call(removeCfPost, { params, body: {} }),
    rita.call(keepCfPost, { params, body: {} }),
  ]);
  expect(decisions.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
  const kept = decisions[0]?.status === 200 || decisions[3]?.status === 200;
  expect(await shown(bob, post)).toBe(kept ? 200 : 404);
  await setUp();
});

test('reviewers who take a report at once do not get in the way of each other', async () => {
  const post = await server.post(channel, bob, 'rude for two');
  await flag(alice, post);
  const taken = await Promise.all(
    [rita, sam, rita, sam].map((who) => who.call(postCfPostReviewer, { params: { post_id: post.id, content_reviewer_id: who.id } })),
  );
  expect(taken.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
