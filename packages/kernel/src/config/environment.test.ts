import { expect, test } from 'bun:test';
import { applyOverrides, environmentShape, readOverrides, unknownVariables, withoutOverrides } from './environment.ts';
import { builtIn } from './settings.ts';

const env = {
  MM_TEAMSETTINGS_SITENAME: 'Town',
  MM_TEAMSETTINGS_MAXUSERSPERTEAM: '7',
  MM_TEAMSETTINGS_ENABLEOPENSERVER: 'True',
  MM_DISPLAYSETTINGS_CUSTOMURLSCHEMES: ' git  ssh ',
  MM_MESSAGEEXPORTSETTINGS_GLOBALRELAYSETTINGS_SMTPUSERNAME: 'relay',
  MM_PLUGINSETTINGS_PLUGINSTATES: '{"own":{"Enable":true}}',
  MM_FEATUREFLAGS_ENABLEAIRECAPS: '1',
  MM_TEAMSETTINGS_USERSTATUSAWAYTIMEOUT: '',
  MM_LOGSETTINGS_FILELOCATION: '',
  MM_TEAMSETTINGS_SITENAMEE: 'typing error',
  MM_SERVICEENVIRONMENT: 'test',
  PATH: '/bin',
};

test('the environment overrides settings of every type, nested ones too', () => {
  const settings = applyOverrides(builtIn(), readOverrides(env));
  expect(settings.TeamSettings).toMatchObject({ SiteName: 'Town', MaxUsersPerTeam: 7, EnableOpenServer: true, UserStatusAwayTimeout: 300 });
  expect(settings.DisplaySettings.CustomURLSchemes).toEqual(['git', 'ssh']);
  expect(settings.MessageExportSettings.GlobalRelaySettings).toMatchObject({ SMTPUsername: 'relay', CustomerType: 'A9' });
  expect(settings.PluginSettings.PluginStates).toEqual({ own: { Enable: true } });
  expect(settings.FeatureFlags.EnableAIRecaps).toBe(true);
});

test('overridden settings are never written back', () => {
  const overrides = readOverrides(env);
  const stored = builtIn();
  const next = { ...applyOverrides(stored, overrides), PasswordSettings: { ...stored.PasswordSettings, MinimumLength: 10 } };
  expect(withoutOverrides(next, stored, overrides)).toEqual({ ...stored, PasswordSettings: { ...stored.PasswordSettings, MinimumLength: 10 } });
});

test('what the environment holds is shown as true, only where the caller may read', () => {
  const overrides = readOverrides({ MM_TEAMSETTINGS_SITENAME: 'Town', MM_MESSAGEEXPORTSETTINGS_GLOBALRELAYSETTINGS_SMTPUSERNAME: 'relay' });
  expect(environmentShape(overrides)).toEqual({
    TeamSettings: { SiteName: true },
    MessageExportSettings: { GlobalRelaySettings: { SMTPUsername: true } },
  });
  expect(environmentShape(overrides, (path) => path.startsWith('Team'))).toEqual({ TeamSettings: { SiteName: true } });
  expect(environmentShape(overrides, () => false)).toBeNull();
  expect(environmentShape(new Map())).toEqual({});
});

test.each([
  ['MM_TEAMSETTINGS_MAXUSERSPERTEAM', 'many', 'MM_TEAMSETTINGS_MAXUSERSPERTEAM is "many", but it must be a whole number: correct it or unset it.'],
  ['MM_TEAMSETTINGS_ENABLEOPENSERVER', 'yes', 'MM_TEAMSETTINGS_ENABLEOPENSERVER is "yes", but it must be true or false: correct it or unset it.'],
  ['MM_PLUGINSETTINGS_PLUGINSTATES', '{', 'MM_PLUGINSETTINGS_PLUGINSTATES is "{", but it must be JSON: correct it or unset it.'],
  [
    'MM_SQLSETTINGS_REPLICALAGSETTINGS',
    '{}',
    'MM_SQLSETTINGS_REPLICALAGSETTINGS is "{}", but it must be JSON of the shape that the setting has: correct it or unset it.',
  ],
])('%s=%s is refused with what to do', (variable, value, message) => {
  expect(() => readOverrides({ [variable]: value })).toThrow(message);
});

test('variables of a section that name no setting are found', () => {
  expect(unknownVariables(env)).toEqual(['MM_TEAMSETTINGS_SITENAMEE']);
});
