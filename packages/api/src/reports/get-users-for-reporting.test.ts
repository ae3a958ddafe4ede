import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { getUserCountForReporting } from './get-user-count-for-reporting.ts';
import { getUsersForReporting } from './get-users-for-reporting.ts';

const server = await startServer();
const people = [await server.user(), await server.user(), await server.user()];
const report = async (query: Record<string, string | number>) =>
  (await server.admin.call(getUsersForReporting, { query })).body as { id: string; username: string; channel_count: number }[];

test('pages follow one another in both directions', async () => {
  const all = await report({ page_size: 100 });
  expect(all.map((row) => row.username)).toEqual(all.map((row) => row.username).sort());
  expect(await server.admin.call(getUserCountForReporting)).toMatchObject({ status: 200, body: all.length });
  const [first, second] = all;
  const next = await report({ page_size: 1, from_column_value: String(first?.username), from_id: String(first?.id) });
  expect(next.map((row) => row.id)).toEqual([String(second?.id)]);
  const back = await report({ page_size: 1, direction: 'prev', from_column_value: String(second?.username), from_id: String(second?.id) });
  expect(back.map((row) => row.id)).toEqual([String(first?.id)]);
});

test.each([
  ['a page that is too large', { page_size: 101 }],
  ['nobody', { hide_active: 'true', hide_inactive: 'true' }],
  ['a malformed team', { team_filter: 'x' }],
  ['an unknown column', { sort_column: 'Password' }],
  ['a column that only sounds like one', { sort_column: 'constructor' }],
])('a report with %s is refused', async (_, query) => {
  expect((await server.admin.call(getUsersForReporting, { query })).status).toBe(400);
});

test('nobody holds a role that there is not', async () => {
  expect(await server.admin.call(getUsersForReporting, { query: { role_filter: 'constructor' } })).toMatchObject({ status: 200, body: [] });
});

test('members do not read it', async () => {
  expect((await people[0]?.call(getUsersForReporting))?.status).toBe(403);
});
