import { afterAll, expect, test } from 'bun:test';
import { startMailServer } from '@foremast/testing/fakes/mail-server';
import { fakeBucket } from '@foremast/testing/fakes/s3';
import { startServer } from '@foremast/testing/server';
import { testElasticsearch } from '../elasticsearch/test-elasticsearch.ts';
import { getConfig } from './get-config.ts';
import { patchConfig } from './patch-config.ts';
import { testEmail } from './test-email.ts';
import { testS3Connection } from './test-s3-connection.ts';

const MASK = '*'.repeat(32);
const box = await startMailServer();
const bucket = fakeBucket('harbour');
const broken = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: (request) => {
    const code = new URL(request.url).pathname.includes('/nowhere') ? 'NoSuchBucket' : 'InvalidAccessKeyId';
    return new Response(`<Error><Code>${code}</Code><Message>no</Message></Error>`, {
      status: code === 'NoSuchBucket' ? 404 : 403,
      headers: { 'content-type': 'application/xml' },
    });
  },
});
afterAll(() => {
  bucket.stop();
  broken.stop(true);
});

const server = await startServer();
const { admin } = server;
const person = await server.user();
await admin.call(patchConfig, {
  body: { EmailSettings: { SMTPServer: '127.0.0.1', SMTPPort: String(box.port), ConnectionSecurity: '', FeedbackEmail: 'us@example.com' } },
});
const config = (await admin.call(getConfig)).body;
const mail = (change: Record<string, unknown>) =>
  admin.call(testEmail, { body: { ...config, EmailSettings: { ...config.EmailSettings, ...change } } });

test('a test mail reaches whoever asked for it', async () => {
  expect((await admin.call(testEmail)).body).toEqual({ status: 'OK' });
  expect((await mail({})).body).toEqual({ status: 'OK' });
  expect(box.mails.map(({ to }) => to)).toEqual([[admin.user.email], [admin.user.email]]);
});

test.each([
  ['no server', { SMTPServer: '' }, 'api.admin.test_email.missing_server'],
  ['a server where nobody listens', { SMTPServer: '127.0.0.1', SMTPPort: '9' }, 'app.admin.test_email.failure'],
  ['the stored password for another server', { SMTPServer: 'other.invalid', SMTPPassword: MASK }, 'api.admin.test_email.reenter_password'],
])('%s is refused', async (_, change, id) => {
  expect(await mail(change)).toMatchObject({ status: 400, body: { id } });
});

test('an object store is tried out with its keys', async () => {
  const store = (endpoint: string, name: string, more: Record<string, unknown> = {}) =>
    admin.call(testS3Connection, {
      body: {
        ...config,
        FileSettings: {
          ...config.FileSettings,
          AmazonS3Bucket: name,
          AmazonS3Endpoint: endpoint.replace(/^https?:\/\//, ''),
          AmazonS3SSL: false,
          AmazonS3AccessKeyId: 'key',
          AmazonS3SecretAccessKey: 'secret',
          AmazonS3Region: 'us-east-1',
          ...more,
        },
      },
    });
  expect((await store(bucket.endpoint, 'harbour')).body).toEqual({ status: 'OK' });
  expect(await store(`127.0.0.1:${broken.port}`, 'locked')).toMatchObject({
    status: 400,
    body: { id: 'api.file.test_connection_s3_auth.app_error' },
  });
  expect(await store(`127.0.0.1:${broken.port}`, 'nowhere')).toMatchObject({
    status: 400,
    body: { id: 'api.file.test_connection_s3_bucket_does_not_exist.app_error' },
  });
  expect(await store('127.0.0.1:9', 'harbour')).toMatchObject({ status: 400, body: { id: 'api.file.test_connection.app_error' } });
  const unknown = { AmazonS3StorageClass: 'ATTIC', AmazonS3RequestTimeoutMilliseconds: 10 };
  expect(await store(bucket.endpoint, 'harbour', unknown)).toMatchObject({ status: 400, body: { id: 'api.file.test_connection.app_error' } });
  // Nobody waits any more for what was given up: its time runs out unheard.
  await Bun.sleep(30);
  expect(await store(bucket.endpoint, '')).toMatchObject({ status: 400, body: { id: 'api.admin.test_s3.missing_s3_bucket' } });
});

test.each([
  ['mail', testEmail, 'api.file.test_connection_email_settings_nil.app_error'],
  ['the object store', testS3Connection, 'api.file.test_connection_s3_settings_nil.app_error'],
  ['the search engine', testElasticsearch, 'api.elasticsearch.test_elasticsearch_settings_nil.app_error'],
])('settings of %s that lack something are refused before the permission is looked at', async (_, operation, id) => {
  for (const body of [{}, { EmailSettings: { SMTPServer: 5 } }])
    expect(await person.call(operation, { body })).toMatchObject({ status: 400, body: { id } });
  expect((await person.call(operation, { body: config })).status).toBe(403);
  expect((await person.call(operation)).status).toBe(403);
});
