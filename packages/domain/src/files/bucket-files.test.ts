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
