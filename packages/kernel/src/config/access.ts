import tagsJson from './access-tags.json';
import { mapSettings, type Settings, valueAt } from './settings.ts';

/** What matters of a caller when the configuration is read or written. */
export interface ConfigAccess {
  has(permission: string): boolean;
  hasAny(prefix: string): boolean;
  /** `ExperimentalSettings.RestrictSystemAdmin` is on. */
  readonly restricted: boolean;
}

/** The server itself, and the command line. */
export const unlimited: ConfigAccess = { has: () => true, hasAny: () => true, restricted: false };

/** The access of someone with these permissions. */
export function accessOf(permissions: ReadonlySet<string>, settings: Settings): ConfigAccess {
  return {
    has: (permission) => permissions.has(permission),
    hasAny: (prefix) => permissions.values().some((held) => held.startsWith(prefix)),
    restricted: settings.ExperimentalSettings.RestrictSystemAdmin,
  };
}

interface Tags {
  /** Areas of the console: `sysconsole_read_<area>`, `sysconsole_write_<area>`. */
  readonly areas: readonly string[];
  readonly anyReader: boolean;
  readonly writeRestrictable: boolean;
}

const UNTAGGED: Tags = { areas: [], anyReader: false, writeRestrictable: false };

function tagsOf(list: string): Tags {
  const tags = list.split(',').filter(Boolean);
  const areas = tags.filter((tag) => !tag.endsWith('_restrictable') && !tag.endsWith('_read'));
  return { areas, anyReader: tags.some((tag) => tag.endsWith('_read')), writeRestrictable: tags.includes('write_restrictable') };
}

const TAGS: ReadonlyMap<string, Tags> = new Map(
  Object.entries(tagsJson).flatMap(([section, lists]) =>
    Object.entries(lists).flatMap(([list, keys]: [string, string[]]) => keys.map((key) => [`${section}.${key}`, tagsOf(list)] as const)),
  ),
);

/** Tags belong to `Section.Key`; what is nested deeper shares them. */
const tagsAt = (path: string): Tags => TAGS.get(path.split('.', 2).join('.')) ?? UNTAGGED;

export function mayRead(access: ConfigAccess, path: string): boolean {
  const { areas, anyReader } = tagsAt(path);
  if (anyReader && access.hasAny('sysconsole_read_')) return true;
  return areas.length > 0 ? areas.some((area) => access.has(`sysconsole_read_${area}`)) : access.has('manage_system');
}

export function mayWrite(access: ConfigAccess, path: string): boolean {
  const { areas, writeRestrictable } = tagsAt(path);
  if (writeRestrictable && access.restricted) return false;
  return areas.length > 0 ? areas.some((area) => access.has(`sysconsole_write_${area}`)) : access.has('manage_system');
}

/** `next`, but with what the caller may not write as it was. */
export const keepUnwritable = (next: Settings, stored: Settings, access: ConfigAccess): Settings =>
  mapSettings(next, (value, path) => (mayWrite(access, path) ? value : valueAt(stored, path))) as unknown as Settings;
