import { afterAll, expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createCommand } from './create-command.ts';
import { executeCommand } from './execute-command.ts';
import { listCommandAutocompleteSuggestions } from './list-command-autocomplete-suggestions.ts';

const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
});
const { admin } = server;
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob, admin);
const give = (command: string, who = alice) => who.call(executeCommand, { body: { command, channel_id: channel.id } });

let heard = new URLSearchParams();
const program = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  async fetch(request) {
    heard = new URLSearchParams(await request.text());
    return Response.json({ text: 'it is noon', response_type: 'in_channel' });
  },
});
afterAll(() => program.stop(true));

test('what is done is said to the channel, and mentions those whom it names', async () => {
  const socket = await bob.listen();
  expect((await give('/me *waves* <http://example.com|at> @channel')).body).toMatchObject({ response_type: 'in_channel', type: 'me' });
  const { data } = await socket.next('posted');
  expect(JSON.parse(data.post)).toMatchObject({ message: '**waves* [at](http://example.com) @channel*', type: 'me', user_id: alice.id });
  expect(JSON.parse(data.mentions)).toEqual([bob.id]);
});

test('a status is set, and only its owner is told so', async () => {
  const [own, other] = [await alice.listen(), await bob.listen()];
  await give('/dnd');
  expect((await own.next('ephemeral_message')).data.post).toBeString();
  expect((await alice.client.getStatus(alice.id)).status).toBe('dnd');
  expect(other.events.map((e) => e.event)).not.toContain('ephemeral_message');
});

test('a custom command calls its program; its answer is a message, late ones come by their own address', async () => {
  const made = await admin.call(createCommand, {
    body: { team_id: channel.team_id, trigger: 'Time', method: 'P', url: `http://127.0.0.1:${program.port}/` },
  });
  expect(made).toMatchObject({ status: 201, body: { trigger: 'time' } });
  expect((await give(`/time in Oslo @${bob.username}`)).body).toMatchObject({ text: 'it is noon', response_type: 'in_channel' });
  expect(Object.fromEntries(heard)).toMatchObject({
    token: made.body.token,
    command: '/time',
    text: `in Oslo @${bob.username}`,
    user_id: alice.id,
    user_mentions_ids: bob.id,
  });
  const address = new URL(heard.get('response_url') ?? '').pathname;
  const answer = async () => (await fetch(server.url + address, { method: 'POST', body: 'later' })).status;
  expect([await answer(), await answer(), await answer(), await answer(), await answer(), await answer()]).toEqual([200, 200, 200, 200, 200, 400]);
});

test.each([
  ['an unknown one', '/no-such-thing', 404],
  ['no command', 'hello', 400],
])('%s is refused', async (_, command, status) => {
  expect((await give(command)).status).toBe(status);
});

test('members do not make commands, and nobody one with a word of the server’s', async () => {
  const body = { team_id: channel.team_id, trigger: 'away', method: 'P', url: 'http://example.com' };
  expect((await alice.call(createCommand, { body })).status).toBe(403);
  expect(await admin.call(createCommand, { body })).toMatchObject({ status: 400, body: { id: 'api.command.duplicate_trigger.app_error' } });
});

test('what is written is completed', async () => {
  const params = { team_id: channel.team_id };
  const { body } = await alice.call(listCommandAutocompleteSuggestions, { params, query: { user_input: '/share-channel in' } });
  expect(body).toMatchObject([{ Complete: 'share-channel invite', Suggestion: 'invite' }]);
});
