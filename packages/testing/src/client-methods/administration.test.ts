import { expect, test } from 'bun:test';
import { startMailServer } from '../fakes/mail-server.ts';
import { pngBytes } from '../pictures.ts';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const box = await startMailServer();
const server = await startServer({ MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1' });
const methods = recorder('administration');
const admin = methods.of(server.admin);
const person = await server.user();
const own = methods.of(person);

test('settings are read, changed in part and whole, told to everybody, and read anew', async () => {
  const socket = await person.listen();
  const before = await admin.getConfig();
  const patched = await admin.patchConfig({ TeamSettings: { SiteName: 'Harbour' } });
  expect(patched.TeamSettings.SiteName).toBe('Harbour');
  expect((await socket.next('config_changed')).data.config).toMatchObject({ SiteName: 'Harbour' });
  expect((await own.getClientConfig()).SiteName).toBe('Harbour');
  expect((await admin.updateConfig(before)).TeamSettings.SiteName).toBe(before.TeamSettings.SiteName);
  expect(await admin.reloadConfig()).toEqual({ status: 'OK' });
  expect((await admin.getConfig()).TeamSettings.SiteName).toBe(before.TeamSettings.SiteName);
  expect((await admin.getEnvironmentConfig()).ServiceSettings).toMatchObject({ ListenAddress: true });
  await expect(own.getConfig()).rejects.toMatchObject({ status_code: 403 });
});

test('settings are tried before they are kept', async () => {
  const config = await admin.getConfig();
  const email = {
    SMTPServer: '127.0.0.1',
    SMTPPort: box.port,
    ConnectionSecurity: '',
    EnableSMTPAuth: false,
    SkipServerCertificateVerification: true,
  };
  const tried = { ...config, EmailSettings: { ...config.EmailSettings, ...email } };
  expect(await admin.testEmail(tried as never)).toEqual({ status: 'OK' });
  expect(box.mails).toHaveLength(1);
  expect(await admin.testSiteURL(server.url)).toEqual({ status: 'OK' });
  await expect(admin.testSiteURL('http://127.0.0.1:1')).rejects.toMatchObject({ status_code: 400 });
  await expect(admin.testS3Connection(config)).rejects.toMatchObject({ status_code: 400 });
  await expect(admin.testElasticsearch(config)).rejects.toThrow();
  await expect(admin.purgeElasticsearchIndexes()).rejects.toThrow();
});

test('the server says how it is', async () => {
  expect(await own.ping(false)).toMatchObject({ status: 'OK' });
  expect(await admin.ping(true)).toMatchObject({ status: 'OK', database_status: 'OK', filestore_status: 'OK' });
  expect(await admin.getClusterStatus()).toEqual(expect.any(Array));
  expect((await admin.getAppliedSchemaMigrations()).length).toBeGreaterThan(0);
  expect((await admin.getAnalytics('standard')).map(({ name }) => name)).toContain('post_count');
  expect((await admin.getTeamsUsage()).active).toBe(0);
  expect((await admin.getPostsUsage()).count).toBeGreaterThanOrEqual(0);
  expect(admin.getWebSocketUrl()).toBe(`${server.url}/api/v4/websocket`);
  expect(await admin.invalidateCaches()).toEqual({ status: 'OK' });
  expect(await admin.recycleDatabase()).toEqual({ status: 'OK' });
});

test('the log and the audits are read by administrators only', async () => {
  expect(await admin.getPlainLogs()).toEqual(expect.any(Array));
  const logs: unknown = await admin.getLogs({ server_names: [], log_levels: [], date_from: '', date_to: '' } as never);
  expect(logs).toEqual(expect.any(Object));
  await admin.patchConfig({ TeamSettings: { SiteName: 'Watched' } });
  expect((await admin.getAudits())[0]).toMatchObject({ action: '/api/v4/config/patch', user_id: server.admin.id });
  await expect(own.getAudits()).rejects.toMatchObject({ status_code: 403 });
  own.setEnableLogging(true);
  expect(await own.logClientError('a window broke')).toMatchObject({ message: expect.stringContaining('a window broke') });
});

test('the server has a picture of its own at sign-in', async () => {
  const shown = async () => (await fetch(admin.getBrandImageUrl('1'))).status;
  expect(await shown()).toBe(404);
  await admin.uploadBrandImage(new File([pngBytes(30, 30)], 'brand.png', { type: 'image/png' }));
  expect(await shown()).toBe(200);
  expect(await admin.deleteBrandImage()).toEqual({ status: 'OK' });
  expect(await shown()).toBe(404);
});

test('everything is licensed, with a licence and without', async () => {
  expect(await own.getClientLicenseOld()).toMatchObject({ IsLicensed: 'true' });
  const license = { id: 'a'.repeat(26), features: { users: 10 }, starts_at: 1, expires_at: Date.now() + 86_400_000 };
  const text = Buffer.concat([Buffer.from(JSON.stringify(license)), Buffer.alloc(256)]).toString('base64');
  expect(await admin.uploadLicense(new File([text], 'any.license'))).toMatchObject({ id: license.id });
  expect(await admin.removeLicense()).toEqual({ status: 'OK' });
  expect(await own.getClientLicenseOld()).toMatchObject({ IsLicensed: 'true' });
  expect((await admin.getLicenseLoadMetric()).load).toBeGreaterThanOrEqual(0);
  await expect(admin.requestTrialLicense({ users: 10 } as never)).rejects.toMatchObject({ status_code: 403 });
  await expect(admin.getPrevTrialLicense()).rejects.toMatchObject({ status_code: 403 });
});

test('the first steps of an administrator are remembered', async () => {
  expect(await admin.completeSetup({ organization: 'Harbour', install_plugins: [] } as never)).toEqual({ status: 'OK' });
  expect(await admin.getFirstAdminSetupComplete()).toMatchObject({ name: 'FirstAdminSetupComplete', value: 'true' });
  expect(await admin.setFirstAdminVisitMarketplaceStatus()).toEqual({ status: 'OK' });
  expect(await admin.getFirstAdminVisitMarketplaceStatus()).toMatchObject({ value: 'true' });
});

test('notices are read and marked as seen; a test notification comes', async () => {
  const team = await server.team(person);
  expect(await own.getInProductNotices(team.id, 'web', '11.6.0')).toEqual(expect.any(Array));
  expect(await own.updateNoticesAsViewed(['notice'])).toEqual({ status: 'OK' });
  expect(await own.sendTestNotificaiton()).toEqual({ status: 'OK' });
});

test('plugins can be asked about, not installed', async () => {
  expect(await admin.getPlugins()).toEqual({ active: [], inactive: [] });
  expect(await admin.getPluginStatuses()).toEqual([]);
  expect(await own.getWebappPlugins()).toEqual([]);
  const refused = [
    () => admin.uploadPlugin(new File(['no archive'], 'plugin.tar.gz')),
    () => admin.installPluginFromUrl('http://127.0.0.1:1/plugin.tar.gz'),
    () => admin.getMarketplacePlugins(''),
    () => admin.getRemoteMarketplacePlugins(''),
    () => admin.installMarketplacePlugin('com.example.plugin'),
    () => admin.enablePlugin('com.example.plugin'),
    () => admin.disablePlugin('com.example.plugin'),
    () => admin.removePlugin('com.example.plugin'),
  ];
  for (const ask of refused) await expect(ask()).rejects.toMatchObject({ message: expect.stringMatching(/plugin|marketplace|archive/i) });
});

// Translations are files of the web client, which are served with it.
test('translations are read from wherever they are, and missing ones are an error', async () => {
  const words = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: () => new Response('{"go":"los"}', { headers: { 'content-type': 'application/json' } }),
  });
  expect(await own.getTranslations(String(words.url))).toEqual({ go: 'los' });
  await words.stop(true);
  await expect(own.getTranslations(`${server.url}/static/i18n/de.json`)).rejects.toMatchObject({ status_code: undefined });
});

test('a server that has everything cannot be upgraded to more', async () => {
  expect(await admin.upgradeToEnterpriseStatus()).toMatchObject({ percentage: expect.any(Number) });
  await expect(admin.isAllowedToUpgradeToEnterprise()).rejects.toThrow();
  await expect(admin.upgradeToEnterprise()).rejects.toThrow();
  await expect(own.restartServer()).rejects.toMatchObject({ status_code: 403 });
  expect(await admin.restartServer()).toEqual({ status: 'OK' });
});

methods.everyMethodIsCalled();
