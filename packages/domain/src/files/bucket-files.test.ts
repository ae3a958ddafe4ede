import { expect, test } from 'bun:test';
import { builtIn } from '@foremast/kernel/config/settings';
import { bucketClient, bucketFiles } from './bucket-files.ts';

const settingsOf = (change: Record<string, unknown>) => ({
  ...builtIn().FileSettings,
  AmazonS3Bucket: 'town',
  AmazonS3AccessKeyId: 'key',
  AmazonS3SecretAccessKey: 'secret',
  ...change,
});
const addressOf = (change: Record<string, unknown>): string => new URL(bucketClient(settingsOf(change)).presign('x')).origin;

test('a bucket of Amazon is asked where it lies', () => {
  expect(addressOf({})).toBe('https://s3.amazonaws.com');
  expect(addressOf({ AmazonS3Region: 'eu-central-1' })).toBe('https://s3.eu-central-1.amazonaws.com');
  expect(addressOf({ AmazonS3Region: 'cn-north-1' })).toBe('https://s3.cn-north-1.amazonaws.com.cn');
});

test('any other store is asked at its own address', () => {
  expect(addressOf({ AmazonS3Region: 'eu-central-1', AmazonS3Endpoint: 'files.example.com:9000', AmazonS3SSL: false })).toBe(
    'http://files.example.com:9000',
  );
});

test('a bucket that does not answer is not waited for longer than is set', async () => {
  const silent = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Promise<Response>(() => undefined) });
  const address = { AmazonS3Endpoint: `127.0.0.1:${silent.port}`, AmazonS3SSL: false };
  const store = bucketFiles(settingsOf({ ...address, AmazonS3RequestTimeoutMilliseconds: 100 }));
  const late = 'the bucket did not answer within 100 ms';
  await Promise.all([
    expect(store.stat('x')).rejects.toThrow(late),
    expect(store.open('x')).rejects.toThrow(late),
    expect(store.get('x')).rejects.toThrow(late),
    expect(store.delete('x')).rejects.toThrow(late),
    expect(Array.fromAsync(store.list('x'))).rejects.toThrow(late),
  ]);
  silent.stop(true);
});

/** A bucket with one small object that fails the first two times, each time otherwise. */
function failing(answers: readonly (() => Response)[]) {
  const asked: string[] = [];
  const peer = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      await request.arrayBuffer();
      asked.push(request.method);
      const found = '<ListBucketResult><KeyCount>0</KeyCount><IsTruncated>false</IsTruncated></ListBucketResult>';
      const listing = new URL(request.url).searchParams.has('list-type');
      return answers[asked.length - 1]?.() ?? new Response(listing ? found : 'abc', { headers: { etag: '"e"' } });
    },
  });
  const store = bucketFiles(settingsOf({ AmazonS3Endpoint: `127.0.0.1:${peer.port}`, AmazonS3SSL: false }));
  return { store, asked, stop: () => peer.stop(true) };
}
type Store = ReturnType<typeof bucketFiles>;
const BUSY = [
  () => new Response('<!doctype html><title>500</title>', { status: 500 }),
  () => new Response('<Error><Code>SlowDown</Code><Message>less</Message></Error>', { status: 503 }),
];

test.each<[string, (store: Store) => Promise<unknown>, unknown]>([
  ['put', (store) => store.put('x', new Uint8Array([1])), undefined],
  ['get', async (store) => (await store.get('x'))?.text(), 'abc'],
  ['stat', async (store) => (await store.stat('x'))?.size, 3],
  ['delete', (store) => store.delete('x'), undefined],
  ['list', (store) => Array.fromAsync(store.list('x')), []],
])('a bucket that fails twice is asked a third time: %s', async (_, ask, answer) => {
  const { store, asked, stop } = failing(BUSY);
  expect(await ask(store)).toEqual(answer as never);
  expect(asked).toHaveLength(3);
  stop();
});

test('a bucket that goes on failing is not asked for ever, one that refuses is not asked again', async () => {
  const busy = failing([...BUSY, ...BUSY]);
  await expect(busy.store.put('x', new Uint8Array([1]))).rejects.toThrow('500');
  expect(busy.asked).toHaveLength(3);
  busy.stop();
  const refusing = failing([() => new Response('<Error><Code>AccessDenied</Code><Message>no</Message></Error>', { status: 403 })]);
  await expect(refusing.store.put('x', new Uint8Array([1]))).rejects.toThrow('no');
  expect(refusing.asked).toHaveLength(1);
  refusing.stop();
});
