import { expect, test } from 'bun:test';
import { decodeSettings, storedSettings, toStore } from './decode-settings.ts';
import { builtIn, defaults, mergePatch } from './settings.ts';

test('a new server makes its own secrets, each server different ones', () => {
  const [one, two] = [defaults(), defaults()];
  expect(one.SqlSettings.AtRestEncryptKey).toMatch(/^[a-z0-9]{32}$/);
  expect(one.FileSettings.PublicLinkSalt).toMatch(/^[a-z0-9]{32}$/);
  expect(one.FileSettings.PublicLinkSalt).not.toBe(two.FileSettings.PublicLinkSalt);
  expect(builtIn().FileSettings.PublicLinkSalt).toBe('');
});

test('a patch changes the given fields alone; null changes nothing; lists and maps are replaced', () => {
  const current = { ...builtIn(), DisplaySettings: { CustomURLSchemes: ['a', 'b'], MaxMarkdownNodes: 3 } };
  const next = mergePatch(current, {
    DisplaySettings: { CustomURLSchemes: ['c'], MaxMarkdownNodes: null },
    PluginSettings: { PluginStates: { own: { Enable: false } }, Plugins: {} },
    MessageExportSettings: { GlobalRelaySettings: { EmailAddress: 'a@b' } },
  });
  expect(next.DisplaySettings).toEqual({ CustomURLSchemes: ['c'], MaxMarkdownNodes: 3 });
  expect(next.PluginSettings.PluginStates).toEqual({ own: { Enable: false } });
  expect(next.MessageExportSettings.GlobalRelaySettings).toEqual({ ...builtIn().MessageExportSettings.GlobalRelaySettings, EmailAddress: 'a@b' });
  expect(current.DisplaySettings.CustomURLSchemes).toEqual(['a', 'b']);
});

test('an empty map of plugin settings in a patch is ignored', () => {
  const current = builtIn();
  current.PluginSettings.Plugins = { own: { key: 1 } };
  expect(mergePatch(current, { PluginSettings: { Plugins: {} } }).PluginSettings.Plugins).toEqual({ own: { key: 1 } });
});

test('keys are read in any case, unknown ones dropped, feature flags not taken', () => {
  expect(
    decodeSettings({ teamsettings: { SITENAME: 'Town', Nonsense: 1 }, Other: {}, FeatureFlags: { TestFeature: 'on' }, SqlSettings: null }),
  ).toEqual({ TeamSettings: { SiteName: 'Town' } });
});

test.each([
  ['no object', 5],
  ['a list', []],
  ['null', null],
  ['a section that is no object', { TeamSettings: 'x' }],
  ['a number for a text', { TeamSettings: { SiteName: 5 } }],
  ['a text for a number', { TeamSettings: { MaxUsersPerTeam: '5' } }],
  ['a fraction', { TeamSettings: { MaxUsersPerTeam: 5.5 } }],
  ['a text for yes or no', { TeamSettings: { EnableOpenServer: 'true' } }],
  ['a text for a list', { DisplaySettings: { CustomURLSchemes: 'a' } }],
  ['a list of numbers', { DisplaySettings: { CustomURLSchemes: [1] } }],
  ['a list for an object', { MessageExportSettings: { GlobalRelaySettings: [] } }],
  ['a plugin state without a switch', { PluginSettings: { PluginStates: { own: {} } } }],
  ['targets that are no lists', { ContentFlaggingSettings: { NotificationSettings: { EventTargetMapping: { flagged: 'reviewers' } } } }],
])('a configuration with %s is refused', (_, body) => {
  expect(() => decodeSettings(body)).toThrow(
    expect.objectContaining({ id: 'api.context.invalid_body_param.app_error', status: 400, params: { Name: 'config' } }),
  );
});

test('an old store is completed, what it has of another type gives way, and it is brought to its usual form', () => {
  const settings = storedSettings({
    ServiceSettings: { SiteURL: 'https://chat.example.com//', EnableTesting: 'yes' },
    FileSettings: { Directory: './files', PublicLinkSalt: 's'.repeat(32) },
    BleveSettings: {},
  });
  expect(settings.ServiceSettings).toMatchObject({ SiteURL: 'https://chat.example.com', EnableTesting: false, ListenAddress: ':8065' });
  expect(settings.FileSettings).toMatchObject({ Directory: './files/', PublicLinkSalt: 's'.repeat(32) });
  expect(settings.SqlSettings.AtRestEncryptKey).toHaveLength(32);
  expect(toStore(settings)).not.toHaveProperty('FeatureFlags');
  expect(storedSettings(toStore(settings))).toEqual(settings);
});

test('an event of content flagging without targets tells whom it tells by default', () => {
  const settings = storedSettings({
    ContentFlaggingSettings: { NotificationSettings: { EventTargetMapping: { flagged: [], removed: ['author'] } } },
  });
  expect(settings.ContentFlaggingSettings.NotificationSettings.EventTargetMapping).toEqual({
    flagged: ['reviewers'],
    assigned: ['reviewers'],
    removed: ['author'],
    dismissed: ['reviewers', 'reporter'],
  });
});
