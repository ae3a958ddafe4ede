import { expect, test } from 'bun:test';
import { builtIn } from '@foremast/kernel/config/settings';
import { bucketClient } from './bucket-files.ts';

const addressOf = (change: Record<string, unknown>): string => {
  const settings = { ...builtIn().FileSettings, AmazonS3Bucket: 'town', AmazonS3AccessKeyId: 'key', AmazonS3SecretAccessKey: 'secret', ...change };
  return new URL(bucketClient(settings).presign('x')).origin;
};

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
