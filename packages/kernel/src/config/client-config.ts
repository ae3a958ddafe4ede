import { createHash } from 'node:crypto';
import { fullKeys } from './client-keys-full.ts';
import { type ClientKeys, limitedKeys } from './client-keys-limited.ts';
import { intuneRules } from './rules/sign-in.ts';
import type { Settings } from './settings.ts';

/** What clients are told that is no setting. */
export interface ClientFacts {
  readonly version: string;
  readonly build: {
    readonly number: string;
    readonly date: string;
    readonly hash: string;
  };
  readonly serviceEnvironment: string;
  readonly diagnosticId: string;
  /** Base64 of the DER form. */
  readonly signingPublicKey: string;
  /** Id of the newest terms of service, when there are any. */
  readonly termsOfServiceId?: string;
  readonly noAccounts: boolean;
  readonly maxPostSize: number;
  readonly upgradedFromTE: boolean;
  readonly installationDate?: number;
  readonly schemaVersion: number;
}

export type ClientConfig = Readonly<Record<string, string>>;

/** They change without a change of the configuration: the version does not follow them. */
const PER_REQUEST = ['NoAccounts', 'MaxPostSize', 'UpgradedFromTE', 'InstallationDate', 'SchemaVersion'];

function textOf(value: string | number | boolean | readonly string[]): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

const read = (keys: ClientKeys, settings: Settings): Record<string, string> =>
  Object.fromEntries(Object.entries(keys).map(([key, of]) => [key, textOf(of(settings))]));

const flags = (settings: Settings): Record<string, string> =>
  Object.fromEntries(Object.entries(settings.FeatureFlags).map(([name, value]) => [`FeatureFlag${name}`, String(value)]));

function intune(settings: Settings): Record<string, string> {
  const { Enable, ClientId, AuthService } = settings.IntuneSettings;
  const usable = Enable && !intuneRules.some((rule) => rule.broken(settings, 0));
  return usable
    ? { IntuneMAMEnabled: 'true', IntuneScope: `api://${ClientId}/login.mattermost`, IntuneAuthService: AuthService }
    : { IntuneMAMEnabled: 'false' };
}

const ofServer = (settings: Settings, facts: ClientFacts): Record<string, string> => ({
  Version: facts.version,
  BuildNumber: facts.build.number,
  BuildDate: facts.build.date,
  BuildHash: facts.build.hash,
  BuildHashEnterprise: 'none',
  // Clients show what a licence allows only if the build could have one.
  BuildEnterpriseReady: 'true',
  IsFipsEnabled: 'false',
  ServiceEnvironment: facts.serviceEnvironment,
  DiagnosticId: facts.diagnosticId,
  TelemetryId: facts.diagnosticId,
  AsymmetricSigningPublicKey: facts.signingPublicKey,
  NoAccounts: String(facts.noAccounts),
  ...(settings.SupportSettings.CustomTermsOfServiceEnabled && facts.termsOfServiceId && { CustomTermsOfServiceId: facts.termsOfServiceId }),
});

const ofServerInFull = (settings: Settings, facts: ClientFacts): Record<string, string> => ({
  MaxPostSize: String(facts.maxPostSize),
  UpgradedFromTE: String(facts.upgradedFromTE),
  InstallationDate: facts.installationDate === undefined ? '' : String(facts.installationDate),
  SchemaVersion: String(facts.schemaVersion),
  // The original ships a key of its own that Giphy gave to it. It is not ours to use: an operator sets one.
  GiphySdkKey: settings.ServiceSettings.GiphySdkKey,
});

const sorted = (map: Record<string, string>): ClientConfig => Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What clients are told of the settings in force: without a session, and with one. */
export function clientConfig(settings: Settings, facts: ClientFacts): { readonly limited: ClientConfig; readonly full: ClientConfig } {
  const limited = { ...read(limitedKeys, settings), ...flags(settings), ...intune(settings), ...ofServer(settings, facts) };
  return { limited: sorted(limited), full: sorted({ ...limited, ...read(fullKeys, settings), ...ofServerInFull(settings, facts) }) };
}

/** The header by which clients see that version or configuration have changed. */
export function versionId(full: ClientConfig): string {
  const kept = Object.entries(full).filter(([key]) => !PER_REQUEST.includes(key));
  const hash = createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(kept)))
    .digest('hex');
  return `${full.Version}.${full.BuildNumber}.${hash}.true`;
}
