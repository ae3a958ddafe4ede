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
  ['a page that is too large', 'api.getUsersForReporting.invalid_page_size', { page_size: 101 }],
  ['nobody', 'api.getUsersForReporting.invalid_active_filter', { hide_active: 'true', hide_inactive: 'true' }],
  ['a malformed team', 'api.getUsersForReporting.invalid_team_filter', { team_filter: 'x' }],
  ['an unknown column', 'model.user_report_options.is_valid.invalid_sort_column', { sort_column: 'Password' }],
  ['a column that every object has', 'model.user_report_options.is_valid.invalid_sort_column', { sort_column: 'toString' }],
  ['an unknown kind of guests', 'model.user_report_options.is_valid.invalid_guest_filter', { guest_filter: 'junk' }],
])('a report with %s is refused', async (_, id, query) => {
  expect(await server.admin.call(getUsersForReporting, { query })).toMatchObject({ status: 400, body: { id } });
});

test('a cursor that is no instant begins at the first', async () => {
  const query = { sort_column: 'CreateAt', from_column_value: 'junk', from_id: 'x', page_size: 1 };
  expect((await report(query)).map((row) => row.username)).toEqual([server.admin.username]);
});

test('nobody holds a role that there is not', async () => {
  expect(await server.admin.call(getUsersForReporting, { query: { role_filter: 'constructor' } })).toMatchObject({ status: 200, body: [] });
});

test('members do not read it', async () => {
  expect((await people[0]?.call(getUsersForReporting))?.status).toBe(403);
});
