import { createPublicKey, sign, verify } from 'node:crypto';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import type { Db } from '@foremast/store/store';
import { signingKey } from '../system/signing-key.ts';

export interface Trigger {
  /** What the client is told. */
  readonly clientId: string;
  /** What the integration is told: with it, it may open a dialog there. */
  readonly id: string;
}

/** Proof that somebody has just called an integration: base64 of client id, user, instant and our signature. */
export async function newTrigger(db: Db, userId: string, now: number): Promise<Trigger> {
  const clientId = newId();
  const text = `${clientId}:${userId}:${now}`;
  const signature = sign('sha256', Buffer.from(text), await signingKey(db)).toString('base64');
  return { clientId, id: Buffer.from(`${text}:${signature}`).toString('base64') };
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function base64(text: string): Buffer | undefined {
  const joined = text.replace(/[\r\n]/g, '');
  return BASE64.test(joined) ? Buffer.from(joined, 'base64') : undefined;
}

/** Two integers in a sequence, as signatures are written. */
function isSignature(bytes: Buffer): boolean {
  const first = bytes[3] ?? 0;
  const second = bytes[5 + first] ?? 0;
  return bytes[0] === 0x30 && bytes[1] === bytes.length - 2 && bytes[2] === 2 && bytes[4 + first] === 2 && bytes.length === 6 + first + second;
}

const PARTS = 4;
const refused = (why: string) => badRequest(`interactive_message.decode_trigger_id.${why}`);

/** Whom a trigger id speaks of. Throws `interactive_message.decode_trigger_id.*` (400) for one that is not ours, or too old. */
export async function readTrigger(ctx: Ctx, id: string): Promise<{ clientId: string; userId: string }> {
  const text = base64(id)?.toString();
  if (text === undefined) throw refused('base64_decode_failed');
  const parts = text.split(':');
  const [clientId = '', userId = '', at = '', signed = ''] = parts;
  if (parts.length !== PARTS) throw refused('missing_data');
  const madeAt = /^\d{1,15}$/.test(at) ? Number(at) : 0;
  if (ctx.now() - madeAt > ctx.config.ServiceSettings.OutgoingIntegrationRequestsTimeout * 1000) throw refused('expired');
  const signature = base64(signed);
  if (!signature) throw refused('base64_decode_failed_signature');
  if (!isSignature(signature)) throw refused('signature_decode_failed');
  const key = createPublicKey(await signingKey(ctx.db));
  if (!verify('sha256', Buffer.from(`${clientId}:${userId}:${at}`), key, signature)) throw refused('verify_signature_failed');
  return { clientId, userId };
}
