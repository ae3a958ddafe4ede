import type { App } from '@foremast/kernel/app';
import type { JSONWebKeySet } from 'jose';
import { guardedFetch } from '../net/guarded-fetch.ts';

const KEPT_MS = 60 * 60_000;
/** A key that nobody knows is asked for again, but not more often. */
const AGAIN_MS = 60_000;
const TIMEOUT_MS = 10_000;

interface Kept {
  readonly tenantId: string;
  readonly at: number;
  readonly keys: JSONWebKeySet;
}
const kept = new WeakMap<App, Kept>();

const addressOf = (tenantId: string): string => `https://login.microsoftonline.com/${encodeURIComponent(tenantId)}/discovery/v2.0/keys`;

const isKeySet = (value: unknown): value is JSONWebKeySet =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);

async function fetchKeys(app: App, tenantId: string): Promise<JSONWebKeySet> {
  const response = await guardedFetch(app.config.current, addressOf(tenantId), { timeoutMs: TIMEOUT_MS });
  const keys: unknown = response.ok ? await response.json() : undefined;
  if (!isKeySet(keys)) throw new Error(`the keys of the tenant could not be read: ${response.status}`);
  return keys;
}

/** The keys with which Entra ID signs for a tenant; asked for again when `wanted` is not among them. Throws when it does not answer. */
export async function intuneKeys(app: App, tenantId: string, wanted: string): Promise<JSONWebKeySet> {
  const known = kept.get(app);
  const age = known?.tenantId === tenantId ? app.now() - known.at : Number.POSITIVE_INFINITY;
  const has = known?.keys.keys.some((key) => key.kid === wanted) === true;
  if (known && age < (has ? KEPT_MS : AGAIN_MS)) return known.keys;
  const keys = await fetchKeys(app, tenantId);
  kept.set(app, { tenantId, at: app.now(), keys });
  return keys;
}
