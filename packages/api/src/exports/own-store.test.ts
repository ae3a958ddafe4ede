import { afterAll, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportStore } from '@foremast/domain/files/export-store';
import { fileStore } from '@foremast/domain/files/file-store';
import { fakeBucket } from '@foremast/testing/fakes/s3';
import { startServer } from '@foremast/testing/server';

const bucket = fakeBucket('exports');
const server = await startServer({
  MM_FEATUREFLAGS_ENABLEEXPORTDIRECTDOWNLOAD: 'true',
  MM_FILESETTINGS_EXPORTAMAZONS3BUCKET: 'exports',
  MM_FILESETTINGS_EXPORTAMAZONS3ENDPOINT: bucket.endpoint,
  MM_FILESETTINGS_EXPORTAMAZONS3SSL: 'false',
  MM_FILESETTINGS_EXPORTAMAZONS3ACCESSKEYID: 'key',
  MM_FILESETTINGS_EXPORTAMAZONS3SECRETACCESSKEY: 'secret',
  MM_FILESETTINGS_EXPORTAMAZONS3PATHPREFIX: 'kept',
});
// After the server, whose last jobs may still need it.
afterAll(() => bucket.stop());
const { admin } = server;
const { app } = server.running;
const set = (FileSettings: Record<string, unknown>) => admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings } });
const archives = async () => (await admin.request('GET', '/api/v4/exports')).body;
const link = (name: string) => admin.request('POST', `/api/v4/exports/${name}/presign-url`);

test('exports lie with the files until they have a store of their own', async () => {
  await exportStore(app).put('export/town.zip', Buffer.from('an archive'));
  expect(await fileStore(app).stat('export/town.zip')).toBeDefined();
  expect(await archives()).toEqual(['town.zip']);
  expect((await link('town.zip')).body.id).toBe('app.eport.generate_presigned_url.config.app_error');
});

test('a folder can be the store of exports alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'foremast-exports-'));
  await set({ DedicatedExportStore: true, ExportDriverName: 'local', ExportDirectory: folder });
  await exportStore(app).put('export/folder.zip', Buffer.from('an archive'));
  expect(await archives()).toEqual(['folder.zip']);
  expect(await Bun.file(join(folder, 'export/folder.zip')).text()).toBe('an archive');
  expect((await link('folder.zip')).body.id).toBe('app.eport.generate_presigned_url.driver.app_error');
  rmSync(folder, { recursive: true });
});

test('so can a bucket, which then hands them out itself', async () => {
  await set({ DedicatedExportStore: true, ExportDriverName: 'amazons3', ExportAmazonS3PresignExpiresSeconds: 60 });
  await exportStore(app).put('export/bucket.zip', Buffer.from('an archive'));
  expect([...bucket.objects.keys()]).toEqual(['kept/export/bucket.zip']);
  expect(await archives()).toEqual(['bucket.zip']);
  expect((await admin.request('GET', '/api/v4/exports/bucket.zip')).body).toBe('an archive');
  const { status, body } = await link('bucket.zip');
  expect([status, body.expiration]).toEqual([200, 60_000_000_000]);
  expect(body.url).toContain('/exports/kept/export/bucket.zip?');
  expect(await (await fetch(body.url)).text()).toBe('an archive');
  expect(await link('nothing.zip')).toMatchObject({ status: 404, body: { id: 'app.eport.generate_presigned_url.notfound.app_error' } });
  for (const seconds of [0, 8 * 24 * 60 * 60]) {
    await set({ ExportAmazonS3PresignExpiresSeconds: seconds });
    expect(await link('bucket.zip')).toMatchObject({ status: 400, body: { id: 'app.eport.generate_presigned_url.link.app_error' } });
  }
  await set({ ExportAmazonS3UploadPartSizeBytes: 2 ** 40 });
  expect(await archives()).toEqual(['bucket.zip']);
  expect((await admin.request('DELETE', '/api/v4/exports/bucket.zip')).status).toBe(200);
  expect(await archives()).toEqual([]);
});
