import { createPrivateKey, type KeyObject } from 'node:crypto';
import { findSystem } from '@foremast/store/queries/systems';
import type { Db } from '@foremast/store/store';

const BYTES = 32;
const base64url = (decimal: string): string =>
  Buffer.from(
    BigInt(decimal)
      .toString(16)
      .padStart(BYTES * 2, '0'),
    'hex',
  ).toString('base64url');

/** The key that this server signs with; it was made when the server first started. */
export async function signingKey(db: Db): Promise<KeyObject> {
  const text = await findSystem(db, 'AsymmetricSigningKey');
  if (text === undefined) throw new Error('the server has no key to sign with');
  // The three numbers are written without quotes: they are larger than a JavaScript number.
  const { ecdsa_key: key } = JSON.parse(text.replace(/:\s*(\d+)/g, ':"$1"')) as { ecdsa_key: { x: string; y: string; d: string } };
  const { x, y, d } = { x: base64url(key.x), y: base64url(key.y), d: base64url(key.d) };
  return createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x, y, d }, format: 'jwk' });
}
