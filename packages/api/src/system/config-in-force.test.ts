import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();

test('a changed setting holds from the answer on, and no older one comes back', async () => {
  for (let i = 0; i < 40; i++) {
    const name = `Site ${i}`;
    expect((await server.admin.request('PUT', '/api/v4/config/patch', { body: { TeamSettings: { SiteName: name } } })).status).toBe(200);
    for (let again = 0; again < 4; again++) expect((await server.admin.request('GET', '/api/v4/config/client')).body.SiteName).toBe(name);
  }
});
