import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getDrafts } from './get-drafts.ts';
import { upsertDraft } from './upsert-draft.ts';

const server = await startServer();
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const params = { team_id: String(channel.team_id) };

test('a draft is kept once for each place, and forgotten when it is emptied', async () => {
  for (const message of ['begun', 'begun anew'])
    expect(await alice.call(upsertDraft, { body: { channel_id: channel.id, message } })).toMatchObject({ status: 201 });
  expect((await alice.call(getDrafts, { params })).body).toMatchObject([{ message: 'begun anew', channel_id: channel.id }]);
  expect((await bob.call(getDrafts, { params })).body).toBeNull();
  expect(await alice.call(upsertDraft, { body: { channel_id: channel.id, message: '' } })).toMatchObject({ status: 201, body: null });
  expect((await alice.call(getDrafts, { params })).body).toBeNull();
});

test.each([
  ['that is too long', { message: 'x'.repeat(16384) }],
  ['of a reply to something that is no message', { root_id: 'junk' }],
])('a draft %s is refused', async (_, change) => {
  expect(await alice.call(upsertDraft, { body: { channel_id: channel.id, message: 'x', ...change } })).toMatchObject({ status: 400 });
});
