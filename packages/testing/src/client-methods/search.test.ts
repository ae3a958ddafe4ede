import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('search');
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);
const channel = await server.channelWith(alice, bob);
const team = String(channel.team_id);

test('messages are found by all or some of their words, by people of the channel only', async () => {
  const [both, one] = [await server.post(channel, bob, 'crimson walrus'), await server.post(channel, bob, 'crimson tide')];
  expect((await own.searchPosts(team, 'crimson walrus', false)).order).toEqual([both.id]);
  expect([...(await own.searchPosts(team, 'crimson walrus', true)).order].sort()).toEqual([both.id, one.id].sort());
  const found = await own.searchPostsWithParams(team, { terms: `walrus from:${bob.username}`, is_or_search: false, page: 0, per_page: 10 });
  expect(found.order).toEqual([both.id]);
  expect(found.posts[both.id]).toMatchObject({ message: 'crimson walrus' });
  const outsider = methods.of(await server.user());
  await expect(outsider.searchPosts(team, 'crimson', false)).rejects.toMatchObject({ status_code: 403 });
});

test('files are found by their names', async () => {
  const form = new FormData();
  form.append('channel_id', channel.id);
  form.append('files', new File(['some words'], 'budget-plan.txt', { type: 'text/plain' }), 'budget-plan.txt');
  const { file_infos } = await own.uploadFile(form);
  await server.post(channel, alice, 'see file', { file_ids: [file_infos[0]?.id] });
  await server.drainJobs();
  expect((await own.searchFiles(team, 'budget', false)).order).toEqual([String(file_infos[0]?.id)]);
  const found = await own.searchFilesWithParams(team, { terms: 'ext:txt', is_or_search: false, page: 0, per_page: 10 });
  expect(found.order).toEqual([String(file_infos[0]?.id)]);
});

methods.everyMethodIsCalled();
