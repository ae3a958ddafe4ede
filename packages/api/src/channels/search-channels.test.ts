import { expect, test } from 'bun:test';
import { startServer, unique } from '@foremast/testing/server';
import { autocompleteChannelsForTeam } from './autocomplete-channels-for-team.ts';
import { getChannelsForTeamForUser } from './get-channels-for-team-for-user.ts';
import { searchAllChannels } from './search-all-channels.ts';
import { searchChannels } from './search-channels.ts';

const server = await startServer();
const [alice, bob, outsider] = [await server.user(), await server.user(), await server.user()];
const team = await server.team(alice, bob);
const titles = (rows: { display_name: string }[]) => rows.map((row) => row.display_name);
const harbour = await server.channel(team, [alice], { display_name: 'Old Harbour', purpose: 'boats and ropes' });
await server.channel(team, [], { display_name: 'Harbour Pier', header: 'planks' });
await server.channel(team, [alice], { display_name: 'Harbour Cove', type: 'P' });

const find = async (term: string) => titles((await bob.call(searchChannels, { params: { team_id: team.id }, body: { term } })).body);

test.each([
  ['HARB', ['Harbour Pier', 'Old Harbour']],
  ['harbour old', ['Old Harbour']],
  ['ropes', ['Old Harbour']],
  ['planks', []],
  ['100%', []],
  ['_', []],
])('the words %s find the open channels that have them all', async (term, found) => {
  expect(await find(term)).toEqual(found);
});

test('own private channels are offered, those of others are not', async () => {
  const offered = async (who: typeof alice) =>
    titles((await who.call(autocompleteChannelsForTeam, { params: { team_id: team.id }, query: { name: 'cove' } })).body);
  expect([await offered(alice), await offered(bob)]).toEqual([['Harbour Cove'], []]);
});

test('outsiders find nothing of a team, and only the console searches all', async () => {
  expect((await outsider.call(searchChannels, { params: { team_id: team.id }, body: { term: 'harbour' } })).status).toBe(404);
  expect((await alice.call(searchAllChannels, { body: { term: 'harbour' } })).status).toBe(403);
  const all = await server.admin.call(searchAllChannels, { body: { term: 'harbour', team_ids: [team.id], private: true, page: 0, per_page: 10 } });
  expect([titles(all.body.channels), all.body.total_count]).toEqual([['Harbour Cove'], 1]);
});

test('a client that has the list of own channels is spared it until something changes', async () => {
  const params = { user_id: 'me', team_id: team.id };
  const first = await alice.call(getChannelsForTeamForUser, { params });
  const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
  expect((await alice.call(getChannelsForTeamForUser, { params, headers })).status).toBe(304);
  await server.post(harbour, alice, unique('news'));
  expect((await alice.call(getChannelsForTeamForUser, { params, headers })).status).toBe(200);
});
