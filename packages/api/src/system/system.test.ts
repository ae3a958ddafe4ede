import { afterAll, expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { completeOnboarding } from './complete-onboarding.ts';
import { databaseRecycle } from './database-recycle.ts';
import { getAnalyticsOld } from './get-analytics-old.ts';
import { getAppliedSchemaMigrations } from './get-applied-schema-migrations.ts';
import { getOnboarding } from './get-onboarding.ts';
import { getPing } from './get-ping.ts';
import { getRedirectLocation } from './get-redirect-location.ts';
import { getSupportedTimezone } from './get-supported-timezone.ts';
import { invalidateCaches } from './invalidate-caches.ts';
import { patchConfig } from './patch-config.ts';
import { testNotification } from './test-notification.ts';
import { testSiteURL } from './test-site-url.ts';

const server = await startServer({ MM_SERVICESETTINGS_ENABLELINKPREVIEWS: 'true' });
const { admin } = server;
const person = await server.user();
const place = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: (request) =>
    new URL(request.url).pathname === '/short' ? Response.redirect('https://example.com/long', 302) : new Response('no', { status: 404 }),
});
afterAll(() => place.stop(true));

test('a ping tells how the parts are', async () => {
  const { status, headers, body } = await person.call(getPing, { query: { get_server_status: true } });
  expect([status, body.status, body.database_status, body.filestore_status]).toEqual([200, 'OK', 'OK', 'OK']);
  expect(headers.get('database_status')).toBe('OK');
  expect(body.root_status).toBeUndefined();
});

test('a server that serves more than is healthy says so', async () => {
  await admin.call(patchConfig, { body: { ServiceSettings: { GoroutineHealthThreshold: 1 } } });
  expect(await person.call(getPing)).toMatchObject({ status: 500, body: { status: 'UNHEALTHY' } });
  expect(await person.call(getPing, { query: { use_rest_semantics: true } })).toMatchObject({ status: 200, body: { status: 'UNHEALTHY' } });
  await admin.call(patchConfig, { body: { ServiceSettings: { GoroutineHealthThreshold: -1 } } });
});

test('the figures of a server and of a team count what is there', async () => {
  const member = await server.user();
  const channel = await server.channelWith(person, member);
  await server.post(channel, person);
  const figures = async (query: Record<string, string>) =>
    Object.fromEntries(
      ((await admin.call(getAnalyticsOld, { query })).body as { name: string; value: number }[]).map(({ name, value }) => [name, value]),
    );
  const team = await figures({ name: 'standard', team_id: channel.team_id });
  expect(team).toMatchObject({ channel_open_count: 3, channel_private_count: 0, unique_user_count: 3, inactive_user_count: -1 });
  expect(team.post_count).toBeGreaterThan(0);
  const all = await figures({});
  expect(all.unique_user_count).toBeGreaterThanOrEqual(3);
  expect(all.total_master_db_connections).toBeGreaterThan(0);
  expect(Object.keys(all)).toHaveLength(12);
  expect(await figures({ name: 'extra_counts' })).toMatchObject({ incoming_webhook_count: 0, total_file_count: 0 });
  expect((await admin.call(getAnalyticsOld, { query: { name: 'post_counts_day' } })).body).toEqual([]);
  expect((await admin.call(getAnalyticsOld, { query: { name: 'nothing' } })).status).toBe(400);
  expect((await person.call(getAnalyticsOld)).status).toBe(403);
});

test('days before today are counted one by one', async () => {
  const channel = await server.channelWith(person);
  const yesterday = Date.now() - 24 * 60 * 60_000;
  await admin.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message: 'of yesterday', create_at: yesterday } });
  const query = { name: 'post_counts_day', team_id: channel.team_id };
  const day = new Date(yesterday).toISOString().slice(0, 10);
  expect((await admin.call(getAnalyticsOld, { query })).body).toEqual([{ name: day, value: 1 }]);
  expect((await admin.call(getAnalyticsOld, { query: { ...query, name: 'user_counts_with_posts_day' } })).body).toEqual([{ name: day, value: 1 }]);
  expect((await admin.call(getAnalyticsOld, { query: { ...query, name: 'bot_post_counts_day' } })).body).toEqual([]);
});

test('the site’s address is tried out, in the own network too', async () => {
  const ask = (site_url: string) => admin.call(testSiteURL, { body: { site_url } });
  expect((await ask(`${server.url}/`)).body).toEqual({ status: 'OK' });
  expect(await ask(`http://127.0.0.1:${place.port}`)).toMatchObject({ status: 400, body: { id: 'app.admin.test_site_url.failure' } });
  expect(await ask('nonsense')).toMatchObject({ status: 400, body: { id: 'app.admin.test_site_url.failure' } });
  expect(await ask('')).toMatchObject({ status: 400, body: { id: 'api.context.invalid_body_param.app_error' } });
});

test('a short link tells where it leads, but not into the own network', async () => {
  const url = `http://127.0.0.1:${place.port}/short`;
  const location = async (query: Record<string, string>) => (await person.call(getRedirectLocation, { query })).body.location;
  expect(await location({ url })).toBe('');
  await admin.call(patchConfig, { body: { ServiceSettings: { AllowedUntrustedInternalConnections: '127.0.0.1' } } });
  expect(await location({ url: `${url}?again` })).toBe('https://example.com/long');
  expect((await person.call(getRedirectLocation)).status).toBe(400);
});

test('the set-up is finished once, with the name of the organization', async () => {
  expect((await admin.call(getOnboarding)).body).toEqual({ name: 'FirstAdminSetupComplete', value: 'false' });
  expect((await admin.call(completeOnboarding, { body: { organization: '' } })).status).toBe(400);
  expect((await admin.call(completeOnboarding, { body: { organization: 'Harbour', install_plugins: ['x'] } })).status).toBe(200);
  expect((await admin.call(getOnboarding)).body.value).toBe('true');
});

test('a message to try out notifications comes from the server’s bot', async () => {
  const somebody = await server.user();
  const socket = await somebody.listen();
  expect((await somebody.call(testNotification)).body).toEqual({ status: 'OK' });
  const { data } = await socket.next('posted');
  expect(data).toMatchObject({ channel_type: 'D', sender_name: '@system-bot' });
  expect(JSON.parse(String(data.post)).props).toMatchObject({ from_bot: 'true', force_notification: expect.any(String) });
});

test('time zones, migrations, caches and connections', async () => {
  expect((await person.call(getSupportedTimezone)).body).toContain('Europe/Berlin');
  expect((await admin.call(getAppliedSchemaMigrations)).body).toContainEqual({ version: 1, name: 'create_teams' });
  expect((await admin.call(invalidateCaches)).body).toEqual({ status: 'OK' });
  expect((await admin.call(databaseRecycle)).body).toEqual({ status: 'OK' });
  expect((await admin.request('GET', '/api/v4/users/me')).body.id).toBe(admin.id);
  for (const operation of [getAppliedSchemaMigrations, invalidateCaches, databaseRecycle]) expect((await person.call(operation)).status).toBe(403);
});

test('a packet for those who are to help holds the state of the server', async () => {
  const packet = (who: typeof admin, query = '') =>
    fetch(`${server.url}/api/v4/system/support_packet${query}`, { headers: { Authorization: `Bearer ${who.session.token}` } });
  const response = await packet(admin);
  expect(response.headers.get('content-disposition')).toMatch(/mm_support_packet_Foremast_.*\.zip/);
  const bytes = Buffer.from(await response.arrayBuffer());
  for (const name of ['metadata.yaml', 'stats.yaml', 'jobs.yaml', 'permissions.yaml', 'diagnostics.yaml', 'sanitized_config.json', 'mattermost.log'])
    expect(bytes.includes(name), name).toBe(true);
  expect(bytes.includes('warning.txt')).toBe(false);
  expect(Buffer.from(await (await packet(admin, '?basic_server_logs=false')).arrayBuffer()).includes('mattermost.log')).toBe(false);
  expect((await packet(person)).status).toBe(403);
});

test('where administrators are kept away from the machine, its buttons are gone', async () => {
  await admin.call(patchConfig, { body: { ExperimentalSettings: { RestrictSystemAdmin: true } } });
  expect((await admin.call(invalidateCaches)).status).toBe(403);
  expect((await admin.call(testSiteURL, { body: { site_url: server.url } })).status).toBe(403);
});
