import { expect, test } from 'bun:test';
import { type Place, startServer } from '@foremast/testing/server';
import { startBatchUsersExport } from './start-batch-users-export.ts';

const server = await startServer();
const { admin } = server;

async function messagesOfBot(): Promise<Place[]> {
  const channels = (await admin.request('GET', '/api/v4/users/me/channels')).body as Place[];
  const direct = channels.find((channel) => channel.type === 'D');
  if (!direct) return [];
  const { order, posts } = (await admin.request('GET', `/api/v4/channels/${direct.id}/posts`)).body;
  return order.map((id: string) => posts[id]);
}

test('the report on people comes as a file of the server’s bot', async () => {
  const alice = await server.user({ first_name: '=1+1', last_name: '' });
  const query = { search_term: alice.username };
  expect((await admin.call(startBatchUsersExport, { query })).body).toEqual({ status: 'OK' });
  expect(await admin.call(startBatchUsersExport, { query })).toMatchObject({
    status: 400,
    body: { id: 'app.report.start_users_batch_export.job_exists' },
  });
  await server.drainJobs();
  const [done, begun] = await messagesOfBot();
  expect(begun?.file_ids ?? []).toEqual([]);
  const [file] = (done as Place).metadata.files;
  expect(file.name).toMatch(/^batch_report_[a-z0-9]{26}\.csv$/);
  const text = (await admin.request('GET', `/api/v4/files/${file.id}`)).body as string;
  const [head, line, ...more] = text.trim().split('\n');
  expect(head).toBe('Id,Username,Email,CreateAt,Name,Roles,LastLogin,LastStatusAt,LastPostDate,DaysActive,TotalPosts,ChannelCount,DeletedAt');
  expect(line).toStartWith(`${alice.id},${alice.username},${alice.username}@example.com,`);
  expect(line).toContain("'=1+1,system_user,");
  expect(more).toEqual([]);
  expect((await admin.call(startBatchUsersExport, { query })).status).toBe(200);
});

test('members do not ask for it, and filters must say something', async () => {
  const bob = await server.user();
  expect((await bob.call(startBatchUsersExport)).status).toBe(403);
  expect((await admin.call(startBatchUsersExport, { query: { hide_active: true, hide_inactive: true } })).status).toBe(400);
});
