import { expect, test } from 'bun:test';
import { utimes } from 'node:fs/promises';
import { fileStore } from '@foremast/domain/files/file-store';
import { findFileEvenDeleted } from '@foremast/store/queries/files';
import { startServer } from '@foremast/testing/server';
import { createJob } from './create-job.ts';
import { getJob } from './get-job.ts';

const server = await startServer({ MM_FILESETTINGS_EXTRACTCONTENT: 'false' });
const { admin } = server;
const { app } = server.running;

async function run(type: string, data: Record<string, string> = {}) {
  const { body } = await admin.call(createJob, { body: { type, data } });
  await server.drainJobs();
  return (await admin.call(getJob, { params: { job_id: body.id } })).body;
}

test('texts of files that came while nobody read them are read later, in the span that is asked for', async () => {
  const alice = await server.user();
  const channel = await server.channelWith(alice);
  const send = async (name: string, content: string) => {
    const form = new FormData();
    form.set('channel_id', channel.id);
    form.set('files', new File([content], name));
    const headers = { Authorization: `Bearer ${alice.session.token}` };
    const answer = await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form });
    const [{ id }] = ((await answer.json()) as { file_infos: [{ id: string }] }).file_infos;
    await server.post(channel, alice, 'here', { file_ids: [id] });
    return id;
  };
  const log = await send('log.txt', 'the boatswain slept');
  await send('broken.pdf', 'no paper of the boatswain');
  await send('photo.png', 'the boatswain again');
  await server.drainJobs();
  const found = async () =>
    (await alice.request('POST', `/api/v4/teams/${channel.team_id}/files/search`, { body: { terms: 'boatswain' } })).body.order;
  expect(await found()).toEqual([]);
  expect((await run('extract_content', { to: '1000' })).data).toMatchObject({ processed: '0', errors: '0' });
  expect(await found()).toEqual([]);
  const done = await run('extract_content');
  expect([done.status, done.progress, done.data.processed, done.data.errors]).toEqual(['success', 100, '2', '1']);
  expect(await found()).toEqual([log]);
});

test('archives for imports that are left lying go after some time, and what is known of them', async () => {
  const upload = async (filename: string) => {
    const made = await admin.request('POST', '/api/v4/uploads', { body: { filename, file_size: 4, type: 'import' } });
    const headers = { Authorization: `Bearer ${admin.session.token}` };
    const answer = await fetch(`${server.url}/api/v4/uploads/${made.body.id}`, { method: 'POST', headers, body: 'town' });
    return ((await answer.json()) as { id: string }).id;
  };
  const [old, fresh] = [await upload('old.zip'), await upload('fresh.zip')];
  const row = await findFileEvenDeleted(app.store.db, old);
  const stored = await fileStore(app).open(row?.path ?? '');
  const longAgo = new Date(Date.now() - 31 * 24 * 60 * 60_000);
  await utimes(stored?.local ?? '', longAgo, longAgo);
  expect((await run('import_delete')).status).toBe('success');
  expect((await admin.request('GET', '/api/v4/imports')).body).toEqual([expect.stringMatching(/fresh\.zip$/)]);
  expect(await findFileEvenDeleted(app.store.db, old)).toBeUndefined();
  expect(await findFileEvenDeleted(app.store.db, fresh)).toBeDefined();
});
