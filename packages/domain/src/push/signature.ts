import type { KeyObject } from 'node:crypto';
import type { App } from '@foremast/kernel/app';
import { signingKey } from '../system/signing-key.ts';

const keys = new WeakMap<App, Promise<KeyObject>>();

function keyOf(app: App): Promise<KeyObject> {
  const known = keys.get(app) ?? signingKey(app.store.db);
  keys.set(app, known);
  known.catch(() => keys.delete(app));
  return known;
}

/** Proves to a phone that a push message came from this server. */
export async function pushSignature(app: App, claims: { readonly ack_id: string; readonly device_id: string }): Promise<string> {
  // Loaded by servers that push only.
  const { SignJWT } = await import('jose');
  return new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).sign(await keyOf(app));
}
