import { token } from '../id.ts';
import defaultsJson from './defaults.json';

type Widen<T> = T extends readonly never[]
  ? string[]
  : T extends readonly (infer E)[]
    ? Widen<E>[]
    : T extends object
      ? { [K in keyof T]: Widen<T[K]> }
      : T;
type Shape = Widen<typeof defaultsJson>;
type With<T, O> = Omit<T, keyof O> & O;

export interface ReplicaLag {
  DataSource: string;
  QueryAbsoluteLag?: string;
  QueryTimeLag?: string;
}

/** The sections and keys of the server's settings, with the names that the API shows. */
export type Settings = With<
  Shape,
  {
    SqlSettings: With<Shape['SqlSettings'], { ReplicaLagSettings: ReplicaLag[] }>;
    LogSettings: With<Shape['LogSettings'], { AdvancedLoggingJSON: unknown }>;
    ExperimentalAuditSettings: With<Shape['ExperimentalAuditSettings'], { AdvancedLoggingJSON: unknown }>;
    PluginSettings: With<
      Shape['PluginSettings'],
      { Plugins: Record<string, Record<string, unknown>>; PluginStates: Record<string, { Enable: boolean }> }
    >;
    ContentFlaggingSettings: With<Shape['ContentFlaggingSettings'], { NotificationSettings: { EventTargetMapping: Record<string, string[]> } }>;
  }
>;

type Patch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Patch<T[K]> | null } : T;
export type SettingsPatch = Patch<Settings>;

/** Keys whose value is one piece, although it is an object: a new value replaces it whole. */
export const WHOLE: ReadonlySet<string> = new Set([
  'LogSettings.AdvancedLoggingJSON',
  'ExperimentalAuditSettings.AdvancedLoggingJSON',
  'PluginSettings.Plugins',
  'PluginSettings.PluginStates',
  'ContentFlaggingSettings.NotificationSettings.EventTargetMapping',
]);

/** The built-in values alone: what `remove_defaults` compares with. */
export const builtIn = (): Settings => structuredClone(defaultsJson);

/** The settings of a new server: the built-in ones and secrets of its own. */
export const defaults = (): Settings => withSecrets(builtIn());

/** Gives a store without them the two secrets that every server makes for itself. */
export function withSecrets(settings: Settings): Settings {
  const { SqlSettings, FileSettings } = settings;
  if (SqlSettings.AtRestEncryptKey && FileSettings.PublicLinkSalt) return settings;
  return {
    ...settings,
    SqlSettings: { ...SqlSettings, AtRestEncryptKey: SqlSettings.AtRestEncryptKey || token(32) },
    FileSettings: { ...FileSettings, PublicLinkSalt: FileSettings.PublicLinkSalt || token(32) },
  };
}

type Tree = { readonly [key: string]: unknown };
export const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Calls `change` for every setting of `value`, each with its path, and builds the tree of the results; what becomes `undefined` is left out. */
export function mapSettings(value: Tree, change: (value: unknown, path: string) => unknown, prefix = ''): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, held] of Object.entries(value)) {
    const path = prefix + key;
    const changed = isTree(held) && !WHOLE.has(path) ? mapSettings(held, change, `${path}.`) : change(held, path);
    if (changed !== undefined) out[key] = changed;
  }
  return out;
}

/** The value at a path such as `TeamSettings.SiteName`. */
export function valueAt(settings: unknown, path: string): unknown {
  let at = settings;
  for (const key of path.split('.')) at = isTree(at) ? at[key] : undefined;
  return at;
}

/** The settings with the given fields changed; null and absent ones stay, lists and maps are replaced whole. */
export function mergePatch(current: Settings, patch: SettingsPatch): Settings {
  return mapSettings(current, (value, path) => {
    const given = valueAt(patch, path);
    if (given === undefined || given === null) return value;
    return path === 'PluginSettings.Plugins' && Object.keys(given).length === 0 ? value : given;
  }) as unknown as Settings;
}

/** Content flagging always tells someone: an event without targets tells those it tells by default. */
function completeTargets(targets: Readonly<Record<string, string[]>>): Record<string, string[]> {
  const out = { ...targets };
  for (const [event, usual] of Object.entries(builtIn().ContentFlaggingSettings.NotificationSettings.EventTargetMapping))
    if (!out[event]?.length) out[event] = usual;
  return out;
}

/** What settings are brought to when they are read from a store or from a client. */
export function normalise(settings: Settings): Settings {
  const { ServiceSettings, FileSettings, ContentFlaggingSettings } = settings;
  const { Directory } = FileSettings;
  return {
    ...settings,
    ServiceSettings: { ...ServiceSettings, SiteURL: ServiceSettings.SiteURL.replace(/\/+$/, '') },
    FileSettings: { ...FileSettings, Directory: Directory === '' || Directory.endsWith('/') ? Directory : `${Directory}/` },
    ContentFlaggingSettings: {
      ...ContentFlaggingSettings,
      NotificationSettings: { EventTargetMapping: completeTargets(ContentFlaggingSettings.NotificationSettings.EventTargetMapping) },
    },
  };
}
