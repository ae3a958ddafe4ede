import { expect, test } from 'bun:test';
import { startIntegration } from '@foremast/testing/fakes/integration';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { createCommand } from '../commands/create-command.ts';
import { executeCommand } from '../commands/execute-command.ts';
import { createPostEphemeral } from '../posts/create-post-ephemeral.ts';
import { pinPost } from '../posts/pin-post.ts';
import { patchConfig } from '../system/patch-config.ts';
import { doPostAction } from './do-post-action.ts';

const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
});
const { admin } = server;
const [alice, bob, outsider] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob, admin);
const program = startIntegration();

const button = (more: object = {}) => ({
  id: 'go',
  name: 'Go',
  type: 'button',
  integration: { url: `${program.url}/go`, context: { n: 1 } },
  ...more,
});
const panel = (actions: unknown[], fields: Record<string, unknown> = {}) =>
  server.post(channel, alice, 'press', { props: { attachments: [{ text: 'choose', actions }], note: 'mine' }, ...fields });
const press = (who: Person, post: Pick<Place, 'id'>, action = 'go', body: object = {}) =>
  who.call(doPostAction, { params: { post_id: post.id, action_id: action }, body });
const answerWith = (answer: unknown) => {
  program.answer = () => answer;
};

test('whoever presses a button is told to its integration, whose address nobody sees', async () => {
  answerWith({});
  const post = await panel([button({ style: 'primary' })]);
  expect(post.props.attachments[0].actions).toEqual([{ id: 'go', name: 'Go', type: 'button', style: 'primary' }]);
  const { status, body } = await press(bob, post);
  expect({ status, body }).toEqual({ status: 200, body: { status: 'OK', trigger_id: expect.stringMatching(/^\w{26}$/) } });
  const { headers, body: told } = program.last();
  expect(headers.get('accept')).toBe('application/json');
  const { trigger_id, ...rest } = told;
  expect(Buffer.from(trigger_id, 'base64').toString()).toStartWith(`${body.trigger_id}:${bob.id}:`);
  expect(rest).toEqual({
    user_id: bob.id,
    user_name: bob.username,
    channel_id: channel.id,
    channel_name: channel.name,
    team_id: channel.team_id,
    team_domain: expect.any(String),
    post_id: post.id,
    type: 'button',
    data_source: '',
    context: { n: 1 },
  });
});

test('what was chosen from a menu comes with its context', async () => {
  answerWith({});
  const post = await panel([button({ type: 'select', data_source: 'users' })]);
  await press(bob, post, 'go', { selected_option: alice.id });
  expect(program.last().body).toMatchObject({ type: 'select', data_source: 'users', context: { n: 1, selected_option: alice.id } });
});

test('an integration changes words and props of its message; who wrote it, pins and whose name it bears stay', async () => {
  const post = await panel([button()]);
  await alice.call(pinPost, { params: { post_id: post.id } });
  const socket = await bob.listen();
  answerWith({
    update: { message: 'pressed', user_id: bob.id, is_pinned: false, props: { attachments: [{ text: 'done' }], from_webhook: 'true', fresh: 1 } },
  });
  expect((await press(bob, post)).status).toBe(200);
  const edited = JSON.parse((await socket.next('post_edited')).data.post);
  expect(edited).toMatchObject({ id: post.id, message: 'pressed', user_id: alice.id, is_pinned: true, props: { fresh: 1 } });
  expect(Object.keys(edited.props).sort()).toEqual(['attachments', 'fresh']);
  expect((await press(bob, post)).body).toMatchObject({ status_code: 404, id: 'api.post.do_action.action_id.app_error' });
});

test('an update without props keeps the buttons', async () => {
  const post = await panel([button()]);
  answerWith({ update: { message: 'still here' } });
  await press(bob, post);
  expect(await bob.client.getPost(post.id)).toMatchObject({
    message: 'still here',
    props: { note: 'mine', attachments: [{ actions: [{ id: 'go' }] }] },
  });
  expect((await press(bob, post)).status).toBe(200);
});

test('an update changes messages that are older than people may edit, and those of hardened servers', async () => {
  const post = await panel([button()]);
  await admin.call(patchConfig, { body: { ServiceSettings: { PostEditTimeLimit: 0, ExperimentalEnableHardenedMode: true } } });
  answerWith({ update: { message: 'late' } });
  expect((await press(bob, post)).status).toBe(200);
  expect((await bob.client.getPost(post.id)).message).toBe('late');
  await admin.call(patchConfig, { body: { ServiceSettings: { PostEditTimeLimit: -1, ExperimentalEnableHardenedMode: false } } });
});

test('words for the person alone are told to nobody else', async () => {
  const post = await panel([button()]);
  const [own, other] = [await bob.listen(), await alice.listen()];
  answerWith({ ephemeral_text: 'psst <http://example.com|there>' });
  await press(bob, post);
  expect(JSON.parse((await own.next('ephemeral_message')).data.post)).toMatchObject({
    message: 'psst [there](http://example.com)',
    root_id: post.id,
  });
  answerWith({ ephemeral_text: '<http://example.com|there>', skip_slack_parsing: true });
  await press(bob, post);
  expect(JSON.parse((await own.next('ephemeral_message')).data.post).message).toBe('<http://example.com|there>');
  expect(other.events.map((e) => e.event)).not.toContain('ephemeral_message');
});

test('an update in an archived channel is refused though the integration was asked', async () => {
  const place = await server.channel({ id: channel.team_id, name: '' }, [alice]);
  const post = await server.post(place, alice, 'x', { props: { attachments: [{ actions: [button()] }] } });
  await admin.request('DELETE', `/api/v4/channels/${place.id}`);
  answerWith({ update: { message: 'y' } });
  const asked = program.calls.length;
  expect((await press(alice, post)).body).toMatchObject({ status_code: 400, id: 'api.post.update_post.can_not_update_post_in_deleted.error' });
  expect(program.calls.length).toBe(asked + 1);
});

test.each([
  ['answers with another status', () => new Response('{}', { status: 500 })],
  ['answers with words', () => new Response('words')],
  ['answers with the wrong types', () => Response.json({ ephemeral_text: 5 })],
  ['answers with more than a megabyte', () => new Response(`"${'x'.repeat(1_100_000)}"`)],
])('an integration that %s has failed', async (_, answer) => {
  const post = await panel([button()]);
  program.answer = answer;
  expect((await press(bob, post)).body).toMatchObject({ status_code: 400, id: 'api.post.do_action.action_integration.app_error' });
});

test('an address inside the own network is refused where the settings do not allow it', async () => {
  const post = await panel([button({ integration: { url: 'http://10.1.2.3/' } })]);
  const began = performance.now();
  expect((await press(bob, post)).body).toMatchObject({ status_code: 400, id: 'api.post.do_action.action_integration.app_error' });
  expect(performance.now() - began).toBeLessThan(1000);
});

test.each([
  ['by somebody outside the team', () => outsider, 'go', 403],
  ['that is not there', () => bob, 'nothing', 404],
  ['that leads nowhere', () => bob, 'bare', 404],
])('pressing a button %s is refused', async (_, who, action, status) => {
  const post = await panel([button(), { id: 'bare', name: 'Bare' }]);
  expect((await press(who(), post, action)).status).toBe(status);
});

test('a direct message has buttons too, and no team', async () => {
  answerWith({});
  const direct = await alice.client.createDirectChannel([alice.id, bob.id]);
  const post = await server.post(direct as never, alice, 'x', { props: { attachments: [{ actions: [button()] }] } });
  expect((await press(bob, post)).status).toBe(200);
  expect(program.last().body).toMatchObject({ team_id: '', team_domain: '', channel_id: direct.id });
  expect((await press(outsider, post)).status).toBe(403);
});

test('a button of a message that was deleted is gone', async () => {
  const post = await panel([button()]);
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  expect((await press(bob, post)).body).toMatchObject({ status_code: 404, id: 'app.post.get.app_error' });
});

test('buttons of messages that nobody stores carry where they lead, sealed', async () => {
  const made = await admin.call(createCommand, { body: { team_id: channel.team_id, trigger: 'panel', method: 'P', url: `${program.url}/panel` } });
  expect(made.status).toBe(201);
  const socket = await bob.listen();
  answerWith({ text: 'only you', attachments: [{ actions: [button({ type: undefined })] }] });
  await bob.call(executeCommand, { body: { command: '/panel', channel_id: channel.id } });
  const post = JSON.parse((await socket.next('ephemeral_message')).data.post);
  const [action] = post.props.attachments[0].actions;
  expect(Object.keys(action).sort()).toEqual(['cookie', 'id', 'name']);
  expect(action.cookie).not.toContain(program.url);
  answerWith({ ephemeral_text: 'heard' });
  expect((await press(bob, post, 'go', { cookie: action.cookie })).status).toBe(200);
  expect(program.last().body).toMatchObject({ post_id: post.id, user_id: bob.id, context: { n: 1 } });
  expect(JSON.parse((await socket.next('ephemeral_message')).data.post)).toMatchObject({ message: 'heard', props: { from_webhook: 'true' } });
  // Each of them alone makes it worthless: no cookie, a broken one, another message, a stranger.
  const spoilt = `${action.cookie.slice(0, -6)}AAAA==`;
  expect((await press(bob, post)).status).toBe(403);
  expect((await press(bob, post, 'go', { cookie: spoilt })).status).toBe(400);
  expect((await press(bob, { id: 'a'.repeat(26) }, 'go', { cookie: action.cookie })).status).toBe(400);
  expect((await press(outsider, post, 'go', { cookie: action.cookie })).status).toBe(403);
  answerWith({ update: { message: 'x' } });
  expect((await press(bob, post, 'go', { cookie: action.cookie })).body).toMatchObject({ status_code: 404, id: 'app.post.get.app_error' });
});

test('a message for one person that a program shows has working buttons', async () => {
  answerWith({});
  const body = { user_id: bob.id, post: { channel_id: channel.id, message: 'x', props: { attachments: [{ actions: [button()] }] } } };
  const { body: post } = await admin.call(createPostEphemeral, { body });
  const [action] = post.props.attachments[0].actions;
  expect(action).toEqual({ id: 'go', name: 'Go', type: 'button', cookie: expect.any(String) });
  expect((await press(bob, post, 'go', { cookie: action.cookie })).status).toBe(200);
});
