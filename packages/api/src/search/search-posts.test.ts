import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { searchPosts } from './search-posts.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice);
for (const text of ['red apple pie', 'Apples and pears', 'applesauce recipe', '#Harvest time', '上海东站', 'gone for good'])
  await server.post(channel, alice, text);
const find = async (who: typeof alice, terms: string, more = {}) => {
  const { body } = await who.call(searchPosts, { params: { team_id: String(channel.team_id) }, body: { terms, ...more } });
  return body.order.map((id: string) => body.posts[id].message);
};

test.each([
  ['words by their stems', 'apple', ['Apples and pears', 'red apple pie']],
  ['all words', 'apple pie', ['red apple pie']],
  ['beginnings of words', 'apple*', ['applesauce recipe', 'Apples and pears', 'red apple pie']],
  ['words in a row', '"apple pie"', ['red apple pie']],
  ['not what is excluded', 'apple -pie', ['Apples and pears']],
  ['hashtags', '#harvest', ['#Harvest time']],
  ['parts of text without spaces', '海东', ['上海东站']],
  ['nothing for words that are everywhere', 'and', []],
  ['nothing for signs of the query language', '") OR (*', []],
])('a search finds %s', async (_, terms, found) => {
  expect(await find(alice, terms)).toEqual(found);
});

test('a message is found by what it says now, and not when it is gone', async () => {
  const post = await server.post(channel, alice, 'before squash');
  await alice.request('PUT', `/api/v4/posts/${post.id}/patch`, { body: { message: 'after pumpkin' } });
  expect([await find(alice, 'squash'), await find(alice, 'pumpkin')]).toEqual([[], ['after pumpkin']]);
  await alice.request('DELETE', `/api/v4/posts/${post.id}`);
  expect(await find(alice, 'pumpkin')).toEqual([]);
});

test('nobody finds what is said in channels of others', async () => {
  await server.admin.request('POST', `/api/v4/teams/${channel.team_id}/members`, { body: { team_id: channel.team_id, user_id: bob.id } });
  expect(await find(bob, 'apple')).toEqual([]);
});
