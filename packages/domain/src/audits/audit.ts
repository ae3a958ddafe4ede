import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { insertAudit } from '@foremast/store/queries/audits';

const ADDRESS_MAX = 64;
const ACTION_MAX = 512;
const EXTRA_MAX = 1024;

export interface Audited {
  readonly extra?: string;
  readonly userId?: string;
  readonly sessionId?: string;
}

/** Keeps that somebody did what the request asked for. */
export async function audit(tx: Tx, { extra = '', userId, sessionId }: Audited = {}): Promise<void> {
  const { request, maybeSession } = tx.ctx;
  await insertAudit(tx.db, {
    id: newId(),
    create_at: tx.now(),
    user_id: userId ?? maybeSession?.user_id ?? '',
    action: request.path.slice(0, ACTION_MAX),
    extra_info: extra.slice(0, EXTRA_MAX),
    ip_address: request.address.slice(0, ADDRESS_MAX),
    session_id: sessionId ?? maybeSession?.id ?? '',
  });
}
