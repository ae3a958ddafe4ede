import { expect, test } from 'bun:test';
import { builtIn } from '@foremast/kernel/config/settings';
import { language } from '../mail/words/languages.ts';
import { pushMessage, type Telling } from './push-message.ts';

const settings = builtIn();

function telling(change: Record<string, unknown> = {}, more: Partial<Telling> = {}): Telling {
  const post = {
    id: 'p',
    user_id: 'alice',
    root_id: '',
    message: 'the **secret**',
    props: {},
    file_ids: '[]',
    type: '',
    ...change,
  } as unknown as Telling['post'];
  const channel = { id: 'c', type: 'O', team_id: 't' } as Telling['channel'];
  return {
    post,
    channel,
    reason: 'mentioned',
    readerId: 'bob',
    sender: '@alice',
    channelName: 'Lobby',
    readsThreads: true,
    ownThread: false,
    words: language('en'),
    ...more,
  };
}
const direct = { channel: { id: 'c', type: 'D', team_id: '' } as Telling['channel'], channelName: '@alice' };

test('everything is told: the words, who and where', () => {
  expect(pushMessage(telling(), settings, 'full')).toMatchObject({
    message: '@alice: the secret',
    channel_name: 'Lobby',
    sender_name: '@alice',
    team_id: 't',
  });
  expect(pushMessage(telling({}, direct), settings, 'full')).toMatchObject({ message: 'the secret', channel_name: '@alice' });
});

test.each(['generic', 'generic_no_channel', 'id_loaded'])('with %s the words stay here', (contents) => {
  expect(JSON.stringify(pushMessage(telling(), settings, contents))).not.toContain('secret');
});

test('without the channel only a direct one is named', () => {
  expect(pushMessage(telling(), settings, 'generic_no_channel').channel_name).toBe('');
  expect(pushMessage(telling({}, direct), settings, 'generic_no_channel').channel_name).toBe('@alice');
});

test('files alone and messages without words are told by what they are', () => {
  expect(pushMessage(telling({ message: '', file_ids: '["f"]' }), settings, 'full').message).toBe('@alice attached a file.');
  expect(pushMessage(telling({ message: '' }), settings, 'full').message).toBe('@alice mentioned you.');
});

test('a reply says so to who reads threads apart, in the own language', () => {
  expect(pushMessage(telling({ root_id: 'r' }), settings, 'full').channel_name).toBe('Reply in Lobby');
  expect(pushMessage(telling({ root_id: 'r' }, { words: language('de-AT') }), settings, 'full').channel_name).toBe('Antwort in Lobby');
  expect(pushMessage(telling({ root_id: 'r' }, { readsThreads: false }), settings, 'full').channel_name).toBe('Lobby');
});

test('with ids only the phone learns where, and nothing of the author', () => {
  expect(pushMessage(telling({ root_id: 'r' }), settings, 'id_loaded')).toMatchObject({
    post_id: 'p',
    channel_id: 'c',
    team_id: 't',
    sender_id: 'bob',
    is_id_loaded: true,
  });
  expect(JSON.stringify(pushMessage(telling(), settings, 'id_loaded'))).not.toContain('alice');
});

test('a message that bears another name bears it on the phone, too, also in a direct channel', () => {
  const robot = { props: { override_username: 'Robot' } };
  const renaming = { ...settings, ServiceSettings: { ...settings.ServiceSettings, EnablePostUsernameOverride: true } };
  expect(pushMessage(telling(robot), renaming, 'full')).toMatchObject({ sender_name: 'Robot', message: 'Robot: the secret' });
  expect(pushMessage(telling(robot, direct), renaming, 'full')).toMatchObject({ sender_name: 'Robot', channel_name: '@alice' });
  expect(pushMessage(telling(robot), settings, 'full')).toMatchObject({ sender_name: '@alice', message: '@alice: the secret' });
});

test('files alone in a reply between two are told without a name', () => {
  const files = { message: '', file_ids: '["f"]', root_id: 'r' };
  expect(pushMessage(telling(files, direct), settings, 'full').message).toBe('attached a file.');
});
