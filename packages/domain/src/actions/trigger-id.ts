import { sign } from 'node:crypto';
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
