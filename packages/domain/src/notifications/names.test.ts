import { expect, test } from 'bun:test';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { channelFor } from './names.ts';

const person = (id: string, change: Partial<UserRow> = {}) =>
  ({ id, username: id, nickname: '', first_name: '', last_name: '', delete_at: 0, ...change }) as UserRow;
const people = [person('alice', { nickname: 'Zoe' }), person('bob'), person('carol'), person('gone', { delete_at: 1 })];
const channel = (type: string) => ({ type, display_name: 'Lobby' }) as ChannelHead;

test('a group is named after the others who are active, as the reader sees names', () => {
  expect(channelFor('bob', channel('G'), people, '@alice', 'username')).toBe('alice, carol');
  expect(channelFor('bob', channel('G'), people, 'Zoe', 'nickname_full_name')).toBe('Zoe, carol');
});

test('a direct channel bears the name of who wrote, any other its own', () => {
  expect(channelFor('bob', channel('D'), [], '@alice', 'username')).toBe('@alice');
  expect(channelFor('bob', channel('P'), [], '@alice', 'username')).toBe('Lobby');
});
