import { afterAll, expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { createJob } from '../jobs/create-job.ts';
import { getNotices } from './get-notices.ts';
import { markNoticesViewed } from './mark-notices-viewed.ts';
import { patchConfig } from './patch-config.ts';

const words = (title: string) => ({ en: { title, description: 'About it.', actionText: 'Good' } });
const published = [
  { id: 'everyone', localizedMessages: words('For everyone') },
  { id: 'admins', conditions: { audience: 'sysadmin' }, localizedMessages: words('For administrators') },
  { id: 'phones', conditions: { clientType: 'mobile' }, localizedMessages: words('For phones') },
  { id: 'oldclients', conditions: { clientType: 'desktop', desktopVersion: ['<5.0.0'] }, localizedMessages: words('For old ones') },
  { id: 'again', repeatable: true, localizedMessages: words('Again and again') },
  { id: 'manypeople', conditions: { numberOfUsers: 100_000 }, localizedMessages: words('For large servers') },
  { id: 'setting', conditions: { serverConfig: { 'TeamSettings.EnableOpenServer': false } }, localizedMessages: words('For closed servers') },
  { broken: true },
];
const source = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => Response.json(published) });
afterAll(() => source.stop(true));

const server = await startServer();
const person = await server.user();
const { id: teamId } = await server.team(person);
const ids = async (who: typeof person, client = 'web', clientVersion = '11.6.0') =>
  ((await who.call(getNotices, { params: { teamId }, query: { client, clientVersion, locale: 'en' } })).body as { id: string }[]).map(({ id }) => id);

test('without a source of one’s own there are none', async () => {
  expect(await ids(person)).toEqual([]);
});

test('people are shown what concerns them, until they have seen it', async () => {
  await server.admin.call(patchConfig, { body: { AnnouncementSettings: { NoticesURL: `http://127.0.0.1:${source.port}/` } } });
  await server.admin.call(createJob, { body: { type: 'product_notices' } });
  await server.drainJobs();
  expect(await ids(person)).toEqual(['everyone', 'again']);
  expect(await ids(server.admin)).toEqual(['everyone', 'admins', 'again']);
  expect(await ids(person, 'mobile-ios', '2.0.0')).toEqual(['everyone', 'phones', 'again']);
  expect(await ids(person, 'desktop', '4.7.0')).toEqual(['everyone', 'oldclients', 'again']);
  expect((await person.call(markNoticesViewed, { body: ['everyone', 'again', 'everyone'] })).body).toEqual({ status: 'OK' });
  expect(await ids(person)).toEqual([]);
  expect(await ids(server.admin)).toContain('everyone');
});

test('they can be switched off', async () => {
  await server.admin.call(patchConfig, { body: { AnnouncementSettings: { UserNoticesEnabled: false } } });
  const other = await server.user();
  expect(await ids(other)).toEqual([]);
  expect(await ids(server.admin)).toContain('admins');
});

test.each([
  ['a client that nobody knows', { client: 'toaster', clientVersion: '1.0.0' }, 'api.context.invalid_body_param.app_error'],
  ['a version that is none', { client: 'web', clientVersion: 'new' }, 'api.system.update_notices.validating_failed'],
])('%s is refused', async (_, query, id) => {
  expect(await person.call(getNotices, { params: { teamId }, query })).toMatchObject({ status: 400, body: { id } });
});

test.each([[{}], ['text'], [[5]], [['no such notice']]])('%j is no list of notices', async (body) => {
  expect((await person.call(markNoticesViewed, { body: JSON.stringify(body) })).status).toBe(400);
});
