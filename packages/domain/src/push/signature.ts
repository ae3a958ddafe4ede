import type { App } from '@foremast/kernel/app';
import { findSystem } from '@foremast/store/queries/systems';
import type { CryptoKey } from 'jose';

const NUMBERS = /"(x|y|d)":\s*"?(\d+)"?/g;
const BYTES = 32;
const keys = new WeakMap<App, Promise<CryptoKey | undefined>>();

const base64url = (decimal: string): string =>
  Buffer.from(
    BigInt(decimal)
      .toString(16)
      .padStart(BYTES * 2, '0'),
    'hex',
  ).toString('base64url');

/** The server's own key; its numbers stand in the database in decimal, larger than a JavaScript number. */
async function signingKey(app: App): Promise<CryptoKey | undefined> {
  const stored = await findSystem(app.store.db, 'AsymmetricSigningKey');
  const numbers = Object.fromEntries([...(stored ?? '').matchAll(NUMBERS)].map(([, name, decimal]) => [name, base64url(decimal ?? '0')]));
  if (!numbers.d) return undefined;
  const { importJWK } = await import('jose');
  return (await importJWK({ kty: 'EC', crv: 'P-256', ...numbers }, 'ES256')) as CryptoKey;
}

/** Proves to a phone that a push message came from this server; empty without a key. */
export async function pushSignature(app: App, claims: { readonly ack_id: string; readonly device_id: string }): Promise<string> {
  const known = keys.get(app) ?? signingKey(app);
  keys.set(app, known);
  const key = await known;
  const { SignJWT } = await import('jose');
  return key ? new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'JWT' }).sign(key) : '';
}
