import { hasTypeOf } from './decode-settings.ts';
import { builtIn, isTree, mapSettings, type Settings, valueAt } from './settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that the environment holds, by its path. */
export type Overrides = ReadonlyMap<string, unknown>;

/** A variable of the environment that cannot be used; the message is one sentence that names it, its value and the remedy. */
export class EnvironmentError extends Error {
  constructor(
    readonly variable: string,
    value: string,
    wanted: string,
  ) {
    super(`${variable} is ${JSON.stringify(value)}, but it must be ${wanted}: correct it or unset it.`);
    this.name = 'EnvironmentError';
  }
}

/** The variable that overrides the setting at this path. */
export const variableOf = (path: string): string => `MM_${path.toUpperCase().replaceAll('.', '_')}`;

const [YES, NO] = [new Set(['1', 't', 'true']), new Set(['0', 'f', 'false'])];

export function parseBoolean(variable: string, value: string): boolean {
  const text = value.trim().toLowerCase();
  if (YES.has(text)) return true;
  if (NO.has(text)) return false;
  throw new EnvironmentError(variable, value, 'true or false');
}

export function parseInteger(variable: string, value: string): number {
  const text = value.trim();
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) throw new EnvironmentError(variable, value, 'a whole number');
  return Number(text);
}

/** Objects, and lists of them, are written as JSON. */
function parseJson(variable: string, value: string, template: unknown, path: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw new EnvironmentError(variable, value, 'JSON');
  }
  if (!hasTypeOf(template, parsed, path)) throw new EnvironmentError(variable, value, 'JSON of the shape that the setting has');
  return parsed;
}

function parse(template: unknown, path: string, variable: string, value: string): unknown {
  if (typeof template === 'string') return value;
  if (value.trim() === '') return undefined;
  if (typeof template === 'boolean') return parseBoolean(variable, value);
  if (typeof template === 'number') return parseInteger(variable, value);
  if (Array.isArray(template) && path !== 'SqlSettings.ReplicaLagSettings') return value.split(/\s+/).filter(Boolean);
  return parseJson(variable, value, template, path);
}

/** The settings that the environment holds, parsed by the type of each. An empty variable counts only where text is wanted. */
export function readOverrides(env: Environment): Overrides {
  const overrides = new Map<string, unknown>();
  mapSettings(builtIn(), (template, path) => {
    const variable = variableOf(path);
    const value = env[variable];
    const parsed = value === undefined ? undefined : parse(template, path, variable, value);
    if (parsed !== undefined) overrides.set(path, parsed);
  });
  return overrides;
}

/** Variables that look like settings but name none: mistakes, or settings of another release. */
export function unknownVariables(env: Environment): string[] {
  const sections = Object.keys(builtIn()).map((section) => `${variableOf(section)}_`);
  const known = new Set<string>();
  mapSettings(builtIn(), (_, path) => void known.add(variableOf(path)));
  return Object.keys(env).filter((name) => !known.has(name) && sections.some((section) => name.startsWith(section)));
}

/** The settings in force. */
export function applyOverrides(settings: Settings, overrides: Overrides): Settings {
  if (overrides.size === 0) return settings;
  return mapSettings(settings, (value, path) => (overrides.has(path) ? overrides.get(path) : value)) as unknown as Settings;
}

/** What may be stored of `next`: overridden settings keep what the store has, the environment is never written back. */
export function withoutOverrides(next: Settings, stored: Settings, overrides: Overrides): Settings {
  if (overrides.size === 0) return next;
  return mapSettings(next, (value, path) => (overrides.has(path) ? valueAt(stored, path) : value)) as unknown as Settings;
}

function pruned(tree: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(tree)) {
    const kept = isTree(value) ? pruned(value) : value;
    if (!isTree(kept) || Object.keys(kept).length > 0) out[key] = kept;
  }
  return out;
}

/** `true` for each setting that the environment holds and the caller may read; null when there are some but none for this caller. */
export function environmentShape(overrides: Overrides, mayRead: (path: string) => boolean = () => true): Record<string, unknown> | null {
  const shape = pruned(mapSettings(builtIn(), (_, path) => (overrides.has(path) && mayRead(path) ? true : undefined)));
  return Object.keys(shape).length === 0 && overrides.size > 0 ? null : shape;
}
