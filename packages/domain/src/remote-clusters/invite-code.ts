import { createCipheriv, createDecipheriv, pbkdf2, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { decodeBody } from '@foremast/kernel/decode';
import { badRequest } from '@foremast/kernel/error';
import { RemoteInvite } from '@foremast/wire/models/remote-cluster';

const SALT = 16;
const NONCE = 12;
const TAG = 16;
const KEY = 32;
const ROUNDS = 600_000;
/** From this version on the key is made with PBKDF2, before with scrypt. */
export const INVITE_VERSION = 3;
const CODE_MAX = 16_384;

const derive = promisify(pbkdf2);
const deriveOld = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt as never);

const keyOf = (password: string, salt: Buffer): Promise<Buffer> => derive(password, salt, ROUNDS, KEY, 'sha256');
const oldKeyOf = (password: string, salt: Buffer): Promise<Buffer> =>
  deriveOld(password, salt, KEY, { N: 32_768, r: 8, p: 1, maxmem: 128 * 1024 * 1024 });

/** The code that is handed to the administrator of the other server: salt, then the encrypted invitation. */
export async function sealInvite(invite: RemoteInvite, password: string): Promise<string> {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(password, salt), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(JSON.stringify(invite)), cipher.final(), cipher.getAuthTag()]);
  const text = Buffer.concat([salt, sealed]).toString('base64url');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

function decrypt(sealed: Buffer, key: Buffer): string | undefined {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
    cipher.setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()]).toString();
  } catch {
    return undefined;
  }
}

/** Throws `api.remote_cluster.base64_decode_error` and `…invite_decrypt_error` (400). */
export async function openInvite(code: string, password: string): Promise<RemoteInvite> {
  if (code === '' || code.length > CODE_MAX || !/^[A-Za-z0-9_\-+/]+={0,2}$/.test(code)) throw badRequest('api.remote_cluster.base64_decode_error');
  const bytes = Buffer.from(code, 'base64url');
  const [salt, sealed] = [bytes.subarray(0, SALT), bytes.subarray(SALT)];
  if (sealed.length <= NONCE + TAG) throw badRequest('api.remote_cluster.invite_decrypt_error');
  const text = decrypt(sealed, await keyOf(password, salt)) ?? decrypt(sealed, await oldKeyOf(password, salt));
  if (text === undefined) throw badRequest('api.remote_cluster.invite_decrypt_error');
  try {
    return decodeBody(RemoteInvite, JSON.parse(text));
  } catch {
    throw badRequest('api.remote_cluster.invite_decrypt_error');
  }
}
