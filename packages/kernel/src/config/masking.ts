import { type ConfigAccess, mayRead } from './access.ts';
import { builtIn, isTree, mapSettings, type ReplicaLag, type Settings, valueAt } from './settings.ts';

/** What stands for a secret on the way out; on the way in it means: keep what is stored. */
export const MASK = '*'.repeat(32);

/** The settings of each installed plugin that its manifest calls secret, by plugin id. */
export type PluginSecrets = ReadonlyMap<string, ReadonlySet<string>>;

/** Masked even when empty. */
const ALWAYS = new Set([
  'SqlSettings.DataSource',
  'SqlSettings.AtRestEncryptKey',
  'FileSettings.PublicLinkSalt',
  'ElasticsearchSettings.Password',
  'ServiceSettings.SplitKey',
  'CacheSettings.RedisPassword',
]);

const WHEN_SET = new Set([
  'LdapSettings.BindPassword',
  'FileSettings.AmazonS3SecretAccessKey',
  'EmailSettings.SMTPPassword',
  'GitLabSettings.Secret',
  'GoogleSettings.Secret',
  'Office365Settings.Secret',
  'OpenIdSettings.Secret',
  'MessageExportSettings.GlobalRelaySettings.SMTPPassword',
  'AutoTranslationSettings.LibreTranslate.APIKey',
]);

const SECRET_LISTS = new Set(['SqlSettings.DataSourceReplicas', 'SqlSettings.DataSourceSearchReplicas']);
const LAG = 'SqlSettings.ReplicaLagSettings';
const PLUGINS = 'PluginSettings.Plugins';
type Plugins = Settings['PluginSettings']['Plugins'];

/** Plugin ids are lower case in the settings, their keys are not case-sensitive. */
const isSecret = (secrets: ReadonlySet<string> | undefined, key: string): boolean =>
  secrets !== undefined && [...secrets].some((secret) => secret.toLowerCase() === key.toLowerCase());

/** Settings of plugins that are not installed are left out. */
function maskPlugins(plugins: Plugins, installed: PluginSecrets): Plugins {
  const shown = Object.entries(plugins).filter(([id]) => installed.has(id));
  return Object.fromEntries(
    shown.map(([id, held]) => [
      id,
      Object.fromEntries(Object.entries(held).map(([key, value]) => [key, isSecret(installed.get(id), key) && value ? MASK : value])),
    ]),
  );
}

function maskValue(value: unknown, path: string, installed: PluginSecrets): unknown {
  if (ALWAYS.has(path) || (WHEN_SET.has(path) && value !== '')) return MASK;
  if (SECRET_LISTS.has(path)) return (value as string[]).map(() => MASK);
  if (path === LAG) return (value as ReplicaLag[]).map((lag) => ({ ...lag, DataSource: MASK }));
  return path === PLUGINS ? maskPlugins(value as Plugins, installed) : value;
}

/** The settings without secrets. */
export const maskSecrets = (settings: Settings, installed: PluginSecrets = new Map()): Settings =>
  mapSettings(settings, (value, path) => maskValue(value, path, installed)) as unknown as Settings;

const restored = (value: unknown, held: unknown): unknown => (value === MASK ? held : value);

/** What a client was not shown it cannot have meant to remove. */
function unmaskPlugins(plugins: Plugins, held: Plugins, installed: PluginSecrets): Plugins {
  const hidden = Object.entries(held).filter(([id]) => !installed.has(id));
  const given = Object.entries(plugins).map(([id, own]) => [
    id,
    Object.fromEntries(Object.entries(own).map(([key, value]) => [key, isSecret(installed.get(id), key) ? restored(value, held[id]?.[key]) : value])),
  ]);
  return Object.fromEntries([...hidden, ...given]);
}

function unmaskValue(value: unknown, held: unknown, path: string, installed: PluginSecrets): unknown {
  if (ALWAYS.has(path) || WHEN_SET.has(path)) return restored(value, held);
  if (SECRET_LISTS.has(path))
    return (value as string[]).map((entry, i) => restored(entry, (held as string[])[i])).filter((entry) => entry !== undefined);
  if (path === LAG)
    return (value as ReplicaLag[]).map((lag, i) => ({ ...lag, DataSource: restored(lag.DataSource, (held as ReplicaLag[])[i]?.DataSource ?? '') }));
  return path === PLUGINS ? unmaskPlugins(value as Plugins, held as Plugins, installed) : value;
}

/** Puts the stored secret wherever the mask came back. */
export const restoreSecrets = (next: Settings, stored: Settings, installed: PluginSecrets = new Map()): Settings =>
  mapSettings(next, (value, path) => unmaskValue(value, valueAt(stored, path), path, installed)) as unknown as Settings;

const isEmpty = (value: unknown): boolean => (Array.isArray(value) ? value.length === 0 : isTree(value) && Object.keys(value).length === 0);

/** The only keys that cannot be null: hidden ones are empty instead. */
const hiddenValue = (path: string): unknown => (path.startsWith('ClientRequirements.') ? '' : null);

export interface ShowOptions {
  readonly installed?: PluginSecrets;
  readonly removeMasked?: boolean;
  readonly removeDefaults?: boolean;
}

/** The configuration as this caller sees it: secrets masked, what he may not read null, and less of it if so wished. */
export function showSettings(settings: Settings, access: ConfigAccess, options: ShowOptions = {}): Record<string, unknown> {
  const { removeMasked = false, removeDefaults = false } = options;
  const template = builtIn();
  const show = (value: unknown, path: string): unknown => {
    if (!mayRead(access, path)) return removeMasked || removeDefaults ? undefined : hiddenValue(path);
    if (removeMasked && value === MASK) return undefined;
    const shown = removeMasked && SECRET_LISTS.has(path) ? [] : value;
    if (removeDefaults && Bun.deepEquals(shown, valueAt(template, path))) return undefined;
    return (removeMasked || removeDefaults) && isEmpty(shown) ? undefined : shown;
  };
  const shown = mapSettings(maskSecrets(settings, options.installed), show);
  if (!access.has('manage_system')) delete shown.FeatureFlags;
  return removeMasked || removeDefaults ? withoutEmpty(shown) : shown;
}

function withoutEmpty(tree: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(tree).map(([key, value]) => [key, isTree(value) ? withoutEmpty(value) : value] as const);
  return Object.fromEntries(kept.filter(([, value]) => !isEmpty(value)));
}
