import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('sidebar');
const alice = await server.user();
const own = methods.of(alice);
const team = await server.team(alice);
const channel = await server.channel(team, [alice]);

test('categories are made, filled, sorted, changed and deleted; the other windows are told', async () => {
  const socket = await alice.listen();
  const made = await own.createChannelCategory(alice.id, team.id, { user_id: alice.id, team_id: team.id, display_name: 'Work', channel_ids: [] });
  expect(made).toMatchObject({ display_name: 'Work', type: 'custom', channel_ids: [] });
  expect((await socket.next('sidebar_category_created')).data).toMatchObject({ category_id: made.id });
  const { categories, order } = await own.getChannelCategories(alice.id, team.id);
  expect(categories.map(({ type }) => type).sort()).toEqual(['channels', 'custom', 'direct_messages', 'favorites']);
  expect(order).toContain(made.id);
  expect(await own.getChannelCategory(alice.id, team.id, made.id)).toMatchObject({ id: made.id });
  const filled = await own.updateChannelCategory(alice.id, team.id, { ...made, channel_ids: [channel.id] });
  expect(filled).toMatchObject({ channel_ids: [channel.id] });
  const renamed = await own.updateChannelCategories(alice.id, team.id, [{ ...filled, display_name: 'Play' }]);
  expect(renamed).toMatchObject([{ id: made.id, display_name: 'Play', channel_ids: [channel.id] }]);
  const turned = [made.id, ...order.filter((id) => id !== made.id)];
  expect(await own.updateChannelCategoryOrder(alice.id, team.id, turned)).toEqual(turned);
  expect(await own.getChannelCategoryOrder(alice.id, team.id)).toEqual(turned);
  await own.deleteChannelCategory(alice.id, team.id, made.id);
  expect((await socket.next('sidebar_category_deleted')).data).toMatchObject({ category_id: made.id });
  expect((await own.getChannelCategories(alice.id, team.id)).order).not.toContain(made.id);
});

methods.everyMethodIsCalled();
