import { afterAll, expect, test } from 'bun:test';
import { exportStore } from '@foremast/domain/files/export-store';
import { fileStore } from '@foremast/domain/files/file-store';
import { type Arrival, fakeBucket } from '@foremast/testing/fakes/s3';
import { pngBytes } from '@foremast/testing/pictures';
import { startServer } from '@foremast/testing/server';

const MIB = 1024 * 1024;
const [files, archives] = [fakeBucket('town'), fakeBucket('exports')];
const server = await startServer({
  MM_FILESETTINGS_DRIVERNAME: 'amazons3',
  MM_FILESETTINGS_AMAZONS3BUCKET: 'town',
  MM_FILESETTINGS_AMAZONS3ENDPOINT: files.endpoint,
  MM_FILESETTINGS_AMAZONS3SSL: 'false',
  MM_FILESETTINGS_AMAZONS3ACCESSKEYID: 'key',
  MM_FILESETTINGS_AMAZONS3SECRETACCESSKEY: 'secret',
  MM_FILESETTINGS_DEDICATEDEXPORTSTORE: 'true',
  MM_FILESETTINGS_EXPORTDRIVERNAME: 'amazons3',
  MM_FILESETTINGS_EXPORTAMAZONS3BUCKET: 'exports',
  MM_FILESETTINGS_EXPORTAMAZONS3ENDPOINT: archives.endpoint,
  MM_FILESETTINGS_EXPORTAMAZONS3SSL: 'false',
  MM_FILESETTINGS_EXPORTAMAZONS3ACCESSKEYID: 'key',
  MM_FILESETTINGS_EXPORTAMAZONS3SECRETACCESSKEY: 'secret',
});
// After the server, whose last jobs may still need them.
afterAll(() => {
  files.stop();
  archives.stop();
});
const alice = await server.user();
const channel = await server.channelWith(alice);
const { app } = server.running;
const set = async (FileSettings: Record<string, unknown>) =>
  expect(await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings } })).toMatchObject({ status: 200 });

async function upload(name: string, data: Uint8Array<ArrayBuffer>): Promise<string> {
  const headers = { Authorization: `Bearer ${alice.session.token}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${server.url}/api/v4/files?channel_id=${channel.id}&filename=${name}`, { method: 'POST', headers, body: data });
  const { file_infos } = (await answer.json()) as { file_infos: { id: string }[] };
  return String(file_infos[0]?.id);
}
const arrivalsOf = (id: string): Arrival[] => [...files.arrivals].filter(([key]) => key.includes(id)).map(([, arrival]) => arrival);

async function* inPieces(bytes: number): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; left -= MIB) yield new Uint8Array(Math.min(MIB, left));
}

test('objects are kept in the class that is set, a file, its smaller pictures and what comes in parts', async () => {
  await set({ AmazonS3StorageClass: 'STANDARD_IA' });
  const picture = await upload('wide.png', pngBytes(600, 10));
  await server.drainJobs();
  expect(arrivalsOf(picture).map((a) => a.storageClass)).toEqual(Array(3).fill('STANDARD_IA'));
  const large = await upload('large.bin', new Uint8Array(11 * MIB));
  expect(arrivalsOf(large)).toEqual([{ storageClass: 'STANDARD_IA', parts: [5 * MIB, 5 * MIB, MIB] }]);
  await fileStore(app).put('import/before.zip', Buffer.from('an archive'));
  await fileStore(app).move('import/before.zip', 'import/after.zip');
  expect(files.arrivals.get('import/after.zip')).toMatchObject({ storageClass: 'STANDARD_IA' });
}, 30_000);

test('where none is set the bucket has its own way', async () => {
  await set({ AmazonS3StorageClass: '' });
  expect(arrivalsOf(await upload('small.txt', Buffer.from('small')))).toEqual([{ storageClass: null, parts: [5] }]);
  expect(arrivalsOf(await upload('large.bin', new Uint8Array(6 * MIB)))).toMatchObject([{ storageClass: null }]);
});

test('a class that there is not is refused, for files and for exports', async () => {
  for (const change of [{ AmazonS3StorageClass: 'TAPE' }, { ExportAmazonS3StorageClass: 'glacier' }])
    expect(await server.admin.request('PUT', '/api/v4/config/patch', { body: { FileSettings: change } })).toMatchObject({
      status: 400,
      body: { id: 'model.config.is_valid.storage_class.app_error' },
    });
});

test.each([
  ['as large as is set', 7 * MIB, [7 * MIB, 7 * MIB, MIB]],
  ['of what the protocol takes at least, when less is set', 1000, [5 * MIB, 5 * MIB, 5 * MIB]],
  ['of the same when nothing is', 0, [5 * MIB, 5 * MIB, 5 * MIB]],
  ['of what the protocol takes at most, when more is set: it comes whole', 6 * 1024 ** 3, [15 * MIB]],
])(
  'parts are %s',
  async (_, AmazonS3UploadPartSizeBytes, parts) => {
    await set({ AmazonS3UploadPartSizeBytes });
    expect(arrivalsOf(await upload('large.bin', new Uint8Array(15 * MIB)))).toEqual([{ storageClass: null, parts }]);
  },
  30_000,
);

test('the store of exports has a class and parts of its own', async () => {
  await set({ AmazonS3StorageClass: 'STANDARD_IA', AmazonS3UploadPartSizeBytes: 5 * MIB });
  await set({ ExportAmazonS3StorageClass: 'GLACIER_IR', ExportAmazonS3UploadPartSizeBytes: 8 * MIB });
  await exportStore(app).put('export/town.zip', inPieces(20 * MIB));
  expect(archives.arrivals.get('export/town.zip')).toEqual({ storageClass: 'GLACIER_IR', parts: [8 * MIB, 8 * MIB, 4 * MIB] });
  await fileStore(app).put('as-a-file.zip', inPieces(11 * MIB));
  expect(files.arrivals.get('as-a-file.zip')).toEqual({ storageClass: 'STANDARD_IA', parts: [5 * MIB, 5 * MIB, MIB] });
  await set({ ExportAmazonS3StorageClass: '' });
  await exportStore(app).put('export/next.zip', inPieces(MIB));
  expect(archives.arrivals.get('export/next.zip')).toEqual({ storageClass: null, parts: [MIB] });
});
