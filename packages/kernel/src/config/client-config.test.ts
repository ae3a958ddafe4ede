import { expect, test } from 'bun:test';
import { type ClientFacts, clientConfig, versionId } from './client-config.ts';
import { clientLicense, sanitisedLicense } from './license.ts';
import { builtIn, mergePatch } from './settings.ts';

const facts: ClientFacts = {
  version: '11.6.0',
  build: { number: '7', date: '', hash: 'abc' },
  serviceEnvironment: 'production',
  diagnosticId: 'd'.repeat(26),
  signingPublicKey: 'key',
  noAccounts: false,
  maxPostSize: 16383,
  upgradedFromTE: false,
  installationDate: 1000,
  schemaVersion: 159,
};

test('clients get every key, all of them text, more of them after signing in', () => {
  const { limited, full } = clientConfig(builtIn(), facts);
  expect(Object.keys(limited)).toHaveLength(135);
  expect(Object.keys(full)).toHaveLength(275);
  expect(Object.keys(full)).toEqual(expect.arrayContaining(Object.keys(limited)));
  expect([...Object.values(limited), ...Object.values(full)].every((value) => typeof value === 'string')).toBe(true);
  expect(limited).toMatchObject({ CWSURL: '', EnableClientMetrics: 'true', NoAccounts: 'false', IntuneMAMEnabled: 'false' });
  expect(full).toMatchObject({
    EnableClientMetrics: 'false',
    MaxPostSize: '16383',
    InstallationDate: '1000',
    SchemaVersion: '159',
    DataRetentionMessageRetentionHours: '8760',
    PostAcknowledgements: 'true',
    ScheduledPosts: 'true',
    FeatureFlagTestFeature: 'off',
    AutoTranslationLanguages: 'en',
  });
});

test('settings show in their form for clients', () => {
  const settings = mergePatch(builtIn(), {
    ServiceSettings: { SiteURL: 'https://chat.example.com/' },
    DisplaySettings: { CustomURLSchemes: ['git', 'ssh'] },
    DataRetentionSettings: { MessageRetentionDays: 0, MessageRetentionHours: 48 },
    SupportSettings: { CustomTermsOfServiceEnabled: true },
    SamlSettings: { Enable: true, IdpURL: 'https://idp', FirstNameAttribute: 'f', IdpDescriptorURL: 'i' },
    IntuneSettings: {
      Enable: true,
      TenantId: '0f0f0f0f-1111-2222-3333-444444444444',
      ClientId: '0f0f0f0f-1111-2222-3333-444444444444',
      AuthService: 'saml',
    },
  });
  const { full, limited } = clientConfig(settings, { ...facts, termsOfServiceId: 'terms' });
  expect(full).toMatchObject({
    SiteURL: 'https://chat.example.com',
    CustomUrlSchemes: 'git,ssh',
    DataRetentionMessageRetentionHours: '48',
    EnableCustomTermsOfService: 'true',
    CustomTermsOfServiceId: 'terms',
    SamlFirstNameAttributeSet: 'true',
  });
  expect(limited).toMatchObject({
    IntuneMAMEnabled: 'true',
    IntuneScope: 'api://0f0f0f0f-1111-2222-3333-444444444444/login.mattermost',
    IntuneAuthService: 'saml',
  });
});

test('the version follows settings and build, not the number of accounts or the schema', () => {
  const id = (settings = builtIn(), more: Partial<ClientFacts> = {}) => versionId(clientConfig(settings, { ...facts, ...more }).full);
  expect(id()).toMatch(/^11\.6\.0\.7\.[0-9a-f]{64}\.true$/);
  expect(id(builtIn(), { noAccounts: true, schemaVersion: 160, maxPostSize: 4000, installationDate: 5, upgradedFromTE: true })).toBe(id());
  expect(id(mergePatch(builtIn(), { TeamSettings: { SiteName: 'Town' } }))).not.toBe(id());
});

test('the licence has everything on, and who it is for is told only to those who may know', () => {
  const license = clientLicense({ id: 'l'.repeat(26), issuedAt: 5, email: 'a@example.com' });
  expect(license).toMatchObject({
    IsLicensed: 'true',
    SkuShortName: 'advanced',
    LDAP: 'true',
    Cloud: 'false',
    IsTrial: 'false',
    IsGovSku: 'false',
    IssuedAt: '5',
  });
  expect(Object.keys(license)).toHaveLength(39);
  expect(Object.keys(sanitisedLicense(license))).toHaveLength(32);
  expect(sanitisedLicense(license)).not.toHaveProperty('Email');
});
