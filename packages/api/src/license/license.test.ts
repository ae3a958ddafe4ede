import { expect, test } from 'bun:test';
import { type Person, startServer } from '@foremast/testing/server';
import { getServerLimits } from '../limits/get-server-limits.ts';
import { getPostsUsage } from '../usage/get-posts-usage.ts';
import { getTeamsUsage } from '../usage/get-teams-usage.ts';
import { getLicenseLoadMetric } from './get-license-load-metric.ts';
import { removeLicenseFile } from './remove-license-file.ts';
import { requestTrialLicense } from './request-trial-license.ts';

const server = await startServer();
const { admin } = server;
const person = await server.user();

const DAY_MS = 24 * 60 * 60_000;
/** A licence file is JSON with 256 bytes of signature behind it, as base64. */
const file = (license: Record<string, unknown>) => Buffer.concat([Buffer.from(JSON.stringify(license)), Buffer.alloc(256)]).toString('base64');
const license = { id: 'a'.repeat(26), features: { users: 10 }, starts_at: 1, expires_at: Date.now() + DAY_MS };

async function upload(who: Person, text: string | undefined) {
  const form = new FormData();
  if (text !== undefined) form.append('license', new File([text], 'any.license'));
  const response = await fetch(`${server.url}/api/v4/license`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${who.session.token}` },
    body: form,
  });
  return { status: response.status, body: await response.json() };
}

test('a licence file is accepted, and changes nothing', async () => {
  const shown = async () => (await admin.request('GET', '/api/v4/license/client?format=old')).body;
  const before = await shown();
  const socket = await person.listen();
  expect(await upload(admin, file(license))).toEqual({ status: 200, body: license });
  const { license: told } = (await socket.next('license_changed')).data;
  expect(told).toMatchObject({ IsLicensed: 'true', LDAP: 'true' });
  expect(told).not.toHaveProperty('Email');
  expect((await admin.call(removeLicenseFile)).body).toEqual({ status: 'OK' });
  await socket.next('license_changed');
  await socket.close();
  expect(await shown()).toEqual(before);
  expect(before).toMatchObject({ IsLicensed: 'true', SkuShortName: 'advanced' });
});

test.each([
  ['no file', undefined, 'api.license.add_license.no_file.app_error'],
  ['nonsense', 'junk', 'api.license.add_license.invalid.app_error'],
  ['one that is over', file({ ...license, expires_at: 5 }), 'api.license.add_license.expired.app_error'],
])('%s is refused', async (_, text, id) => {
  expect(await upload(admin, text)).toMatchObject({ status: 400, body: { id } });
});

test('members may not', async () => {
  expect((await upload(person, file(license))).status).toBe(403);
  expect((await person.call(removeLicenseFile)).status).toBe(403);
  expect(await admin.call(requestTrialLicense, { body: {} })).toMatchObject({ status: 403, body: { id: 'api.license.upgrade_needed.app_error' } });
});

test('there is no limit to people; only administrators see how many there are', async () => {
  expect((await admin.call(getServerLimits)).body).toMatchObject({ maxUsersLimit: 0, maxUsersHardLimit: 0, activeUserCount: 2, postHistoryLimit: 0 });
  expect((await person.call(getServerLimits)).body.activeUserCount).toBe(0);
  expect((await person.call(getLicenseLoadMetric)).body).toEqual({ load: 0 });
});

test('usage is shown in round figures', async () => {
  await server.team();
  expect((await person.call(getPostsUsage)).body).toEqual({ count: 0 });
  expect((await person.call(getTeamsUsage)).body).toEqual({ active: 1, cloud_archived: 0 });
});
