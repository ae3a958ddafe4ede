import { invalidBody } from '../error.ts';
import { builtIn, isTree, mergePatch, normalise, type Settings, type SettingsPatch, withSecrets } from './settings.ts';

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === 'string');
const isMapOf = (test: (value: unknown) => boolean) => (value: unknown) => isTree(value) && Object.values(value).every(test);

/** The keys whose type the built-in value does not tell. */
const OPEN: Readonly<Record<string, (value: unknown) => boolean>> = {
  'SqlSettings.ReplicaLagSettings': (value) =>
    Array.isArray(value) && value.every((lag) => isMapOf((field) => typeof field === 'string')(lag) && typeof lag.DataSource === 'string'),
  'LogSettings.AdvancedLoggingJSON': () => true,
  'ExperimentalAuditSettings.AdvancedLoggingJSON': () => true,
  'PluginSettings.Plugins': isMapOf(isTree),
  'PluginSettings.PluginStates': isMapOf((state) => isTree(state) && typeof state.Enable === 'boolean'),
  'ContentFlaggingSettings.NotificationSettings.EventTargetMapping': isMapOf(isTextList),
};

/** Whether the value at this path has the JSON type that the setting has. */
export function hasTypeOf(template: unknown, value: unknown, path: string): boolean {
  const open = OPEN[path];
  if (open) return open(value);
  if (Array.isArray(template)) return isTextList(value);
  return typeof template === 'number' ? Number.isInteger(value) : typeof value === typeof template;
}

interface Decoding {
  readonly refuse: (path: string) => void;
}

function decodeTree(
  template: Readonly<Record<string, unknown>>,
  input: Readonly<Record<string, unknown>>,
  decoding: Decoding,
  prefix: string,
): Record<string, unknown> {
  const names = new Map(Object.keys(template).map((key) => [key.toLowerCase(), key]));
  const out: Record<string, unknown> = {};
  for (const [given, value] of Object.entries(input)) {
    const key = names.get(given.toLowerCase());
    if (key === undefined || value === null || value === undefined) continue;
    const path = prefix + key;
    const held = template[key];
    if (isTree(held) && OPEN[path] === undefined) {
      if (isTree(value)) out[key] = decodeTree(held, value, decoding, `${path}.`);
      else decoding.refuse(path);
    } else if (hasTypeOf(held, value, path)) out[key] = value;
    else decoding.refuse(path);
  }
  return out;
}

/** Feature flags come from the environment alone and are never stored. */
function decode(input: unknown, decoding: Decoding): SettingsPatch {
  const { FeatureFlags: _, ...template } = builtIn();
  return isTree(input) ? (decodeTree(template, input, decoding, '') as SettingsPatch) : {};
}

/** A whole or partial configuration as sent by a client: keys in any case, unknown ones dropped, a wrong type refused. */
export function decodeSettings(body: unknown): SettingsPatch {
  if (!isTree(body)) throw invalidBody('config');
  return decode(body, {
    refuse: () => {
      throw invalidBody('config');
    },
  });
}

/** The settings of a store, however old: what is missing or has another type takes its built-in value. */
export const storedSettings = (stored: unknown): Settings =>
  withSecrets(normalise(mergePatch(builtIn(), decode(stored, { refuse: () => undefined }))));

/** What goes into the store. */
export function toStore({ FeatureFlags: _, ...stored }: Settings): Omit<Settings, 'FeatureFlags'> {
  return stored;
}
