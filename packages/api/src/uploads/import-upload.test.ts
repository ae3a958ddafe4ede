import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test('an archive for an import that has arrived is among the imports', async () => {
  const bytes = new TextEncoder().encode('not really an archive');
  const { admin } = server;
  const made = await admin.request('POST', '/api/v4/uploads', { body: { filename: 'town.zip', file_size: bytes.length, type: 'import' } });
  expect(made.status).toBe(201);
  const answer = await fetch(`${server.url}/api/v4/uploads/${made.body.id}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${admin.session.token}` },
    body: bytes,
  });
  expect(answer.status).toBe(200);
  expect((await admin.request('GET', '/api/v4/imports')).body).toEqual([`${made.body.id}_town.zip`]);
});
