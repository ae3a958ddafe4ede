import { expect, test } from 'bun:test';
import { accessOf, type ConfigAccess, unlimited } from './access.ts';
import { readOverrides } from './environment.ts';
import { MASK, showSettings } from './masking.ts';
import { builtIn, defaults, mergePatch, type Settings } from './settings.ts';
import { updateSettings } from './update.ts';

const server = (): Settings =>
  mergePatch(defaults(), {
    SqlSettings: { DataSource: 'postgres://mm:secret@db/mm', DataSourceReplicas: ['one', 'two'] },
    EmailSettings: { SMTPPassword: 'hunter2' },
    GitLabSettings: { Secret: 'lab' },
    CacheSettings: { RedisPassword: 'redis' },
  });
const holder = (...permissions: string[]): ConfigAccess => accessOf(new Set(permissions), builtIn());
const update = (body: unknown, more: Partial<Parameters<typeof updateSettings>[0]> = {}) =>
  updateSettings({ stored: server(), overrides: new Map(), access: unlimited, body, mode: 'patch', now: 1000, ...more });
const section = (shown: Record<string, unknown>, name: string) => shown[name] as Record<string, unknown>;

test('secrets leave masked, the ones that are always masked even when empty', () => {
  const shown = showSettings(server(), unlimited);
  expect(section(shown, 'SqlSettings')).toMatchObject({ DataSource: MASK, DataSourceReplicas: [MASK, MASK], AtRestEncryptKey: MASK });
  expect(section(shown, 'EmailSettings').SMTPPassword).toBe(MASK);
  expect(section(shown, 'LdapSettings').BindPassword).toBe('');
  expect(section(shown, 'ServiceSettings').SplitKey).toBe(MASK);
  expect(JSON.stringify(shown)).not.toMatch(/hunter2|secret@|"lab"/);
});

test('a whole configuration sent back as it was shown changes nothing', () => {
  const stored = server();
  expect(update(showSettings(stored, unlimited), { stored, mode: 'replace' }).stored).toEqual(stored);
});

test('a new secret is taken, one that is left out of a whole configuration is emptied, the own keys of the server never', () => {
  const stored = server();
  expect(update({ EmailSettings: { SMTPPassword: 'new' } }).stored.EmailSettings.SMTPPassword).toBe('new');
  const { stored: next } = update({ SqlSettings: { DataSource: MASK } }, { stored, mode: 'replace' });
  expect(next.EmailSettings.SMTPPassword).toBe('');
  expect(next.SqlSettings.AtRestEncryptKey).toBe(stored.SqlSettings.AtRestEncryptKey);
  expect(next.FileSettings.PublicLinkSalt).toBe(stored.FileSettings.PublicLinkSalt);
});

test('one entry of a secret list can be replaced', () => {
  expect(update({ SqlSettings: { DataSourceReplicas: [MASK, 'three', 'four'] } }).stored.SqlSettings.DataSourceReplicas).toEqual([
    'one',
    'three',
    'four',
  ]);
});

test('secrets of plugins follow their manifests; settings of absent plugins are hidden and kept', () => {
  const stored = mergePatch(server(), { PluginSettings: { Plugins: { jira: { Token: 'x', url: 'u' }, gone: { a: 1 } } } });
  const installed = new Map([['jira', new Set(['token'])]]);
  const shown = section(showSettings(stored, unlimited, { installed }), 'PluginSettings').Plugins;
  expect(shown).toEqual({ jira: { Token: MASK, url: 'u' } });
  const { stored: next } = update({ PluginSettings: { Plugins: { jira: { Token: MASK, url: 'v' } } } }, { stored, installed });
  expect(next.PluginSettings.Plugins).toEqual({ gone: { a: 1 }, jira: { Token: 'x', url: 'v' } });
});

test('what a caller may not read is null, and feature flags are not there', () => {
  const shown = showSettings(server(), holder('sysconsole_read_site_customization'));
  expect(section(shown, 'TeamSettings')).toMatchObject({ SiteName: 'Mattermost', MaxUsersPerTeam: null, ExperimentalDefaultChannels: null });
  expect(section(shown, 'SqlSettings')).toMatchObject({ DataSource: null, ReplicaLagSettings: null });
  expect(section(shown, 'ClientRequirements').AndroidMinVersion).toBe('');
  expect(section(shown, 'ExperimentalSettings').RestrictSystemAdmin).toBe(false);
  expect(shown).not.toHaveProperty('FeatureFlags');
});

test('masked values and defaults can be left out', () => {
  const settings = mergePatch(defaults(), { TeamSettings: { MaxUsersPerTeam: 2000 }, SqlSettings: { DataSourceReplicas: ['one'] } });
  expect(showSettings(settings, unlimited, { removeDefaults: true })).toEqual({
    TeamSettings: { MaxUsersPerTeam: 2000 },
    SqlSettings: { DataSource: MASK, DataSourceReplicas: [MASK], AtRestEncryptKey: MASK },
    FileSettings: { PublicLinkSalt: MASK },
    ElasticsearchSettings: { Password: MASK },
    ServiceSettings: { SplitKey: MASK },
    CacheSettings: { RedisPassword: MASK },
  });
  expect(showSettings(settings, unlimited, { removeDefaults: true, removeMasked: true })).toEqual({ TeamSettings: { MaxUsersPerTeam: 2000 } });
  const unmasked = section(showSettings(settings, unlimited, { removeMasked: true }), 'SqlSettings');
  expect(Object.keys(unmasked)).toEqual(expect.arrayContaining(['DriverName', 'Trace']));
  expect(unmasked).not.toHaveProperty('DataSourceReplicas');
});

test('a field outside the caller’s areas keeps its value', () => {
  const access = holder('sysconsole_write_site_customization', 'sysconsole_write_compliance_compliance_export');
  const { TeamSettings, MessageExportSettings, SqlSettings } = update(
    {
      TeamSettings: { SiteName: 'Town', MaxUsersPerTeam: 5 },
      SqlSettings: { Trace: true },
      MessageExportSettings: { GlobalRelaySettings: { CustomerType: 'A10' } },
    },
    { access },
  ).stored;
  expect(TeamSettings).toMatchObject({ SiteName: 'Town', MaxUsersPerTeam: 50 });
  expect(SqlSettings.Trace).toBe(false);
  expect(MessageExportSettings.GlobalRelaySettings.CustomerType).toBe('A10');
});

test('a restricted administrator cannot write what is kept from them', () => {
  const body = { ExperimentalSettings: { RestrictSystemAdmin: false }, RateLimitSettings: { PerSec: 5 }, TeamSettings: { SiteName: 'Town' } };
  const stored = mergePatch(server(), { ExperimentalSettings: { RestrictSystemAdmin: true } });
  const next = update(body, { stored, access: { ...unlimited, restricted: true } }).stored;
  expect(next.ExperimentalSettings.RestrictSystemAdmin).toBe(true);
  expect(next.RateLimitSettings.PerSec).toBe(10);
  expect(next.TeamSettings.SiteName).toBe('Town');
});

test('protected settings: a patch that changes them is refused, a whole configuration keeps them', () => {
  for (const body of [
    { PluginSettings: { EnableUploads: true } },
    { ImportSettings: { Directory: '/etc' } },
    { PluginSettings: { MarketplaceURL: 'https://evil' } },
    { PluginSettings: { SignaturePublicKeyFiles: ['x'] } },
  ])
    expect(() => update(body)).toThrow(expect.objectContaining({ id: 'api.config.update_config.not_allowed_security.app_error', status: 403 }));
  expect(update({ PluginSettings: { EnableUploads: false } }).stored.PluginSettings.EnableUploads).toBe(false);
  const whole = {
    SqlSettings: { DataSource: MASK },
    PluginSettings: { EnableUploads: true, MarketplaceURL: 'https://evil' },
    ImportSettings: { Directory: '/etc' },
  };
  const kept = update(whole, { mode: 'replace' }).stored;
  expect(kept.PluginSettings).toMatchObject({ EnableUploads: false, MarketplaceURL: builtIn().PluginSettings.MarketplaceURL });
  expect(kept.ImportSettings.Directory).toBe('./import');
  const overrides = readOverrides({ MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true' });
  expect(update({ PluginSettings: { EnableUploads: true, MarketplaceURL: 'https://own' } }, { overrides }).stored.PluginSettings).toMatchObject({
    EnableUploads: false,
    MarketplaceURL: 'https://own',
  });
});

test('an overridden setting holds, whatever is sent, and is not stored', () => {
  const overrides = readOverrides({ MM_TEAMSETTINGS_SITENAME: 'Env' });
  const { stored, inForce } = update({ TeamSettings: { SiteName: 'Sent', MaxUsersPerTeam: 5 } }, { overrides });
  expect(stored.TeamSettings).toMatchObject({ SiteName: 'Mattermost', MaxUsersPerTeam: 5 });
  expect(inForce.TeamSettings).toMatchObject({ SiteName: 'Env', MaxUsersPerTeam: 5 });
});

test('a site address cannot be cleared, and a trailing slash is cut', () => {
  const stored = update({ ServiceSettings: { SiteURL: 'https://chat.example.com/' } }).stored;
  expect(stored.ServiceSettings.SiteURL).toBe('https://chat.example.com');
  expect(() => update({ ServiceSettings: { SiteURL: '' } }, { stored })).toThrow(
    expect.objectContaining({ id: 'api.config.update_config.clear_siteurl.app_error', status: 400 }),
  );
});

test('invalid settings are refused with the id of the rule', () => {
  expect(() => update({ TeamSettings: { MaxUsersPerTeam: 0 } })).toThrow(
    expect.objectContaining({ id: 'model.config.is_valid.max_users.app_error', status: 400 }),
  );
});

test('switching the compliance export on stamps its beginning, switching it off clears it', () => {
  const on = update({ MessageExportSettings: { EnableExport: true } }).stored;
  expect(on.MessageExportSettings.ExportFromTimestamp).toBe(1000);
  expect(update({ MessageExportSettings: { EnableExport: true, ExportFromTimestamp: 7 } }).stored.MessageExportSettings.ExportFromTimestamp).toBe(7);
  expect(update({ MessageExportSettings: { EnableExport: false } }, { stored: on }).stored.MessageExportSettings.ExportFromTimestamp).toBe(0);
});
