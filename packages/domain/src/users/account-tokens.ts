import type { Tx } from '@foremast/kernel/context';
import { token as newToken } from '@foremast/kernel/id';
import { deleteToken, deleteTokens, findToken, insertToken, tokensOfType } from '@foremast/store/queries/tokens';
import type { Db } from '@foremast/store/store';

/** What a link in a mail proves: that its reader has this address. */
export interface AddressProof {
  readonly userId: string;
  readonly email: string;
}
export type ProofType = 'verify_email' | 'password_recovery';

const LIFETIME_MS = 24 * 3_600_000;

// The field names are those that are stored.
function parse(extra: string): AddressProof | undefined {
  try {
    const { UserId, Email } = JSON.parse(extra) as Record<string, unknown>;
    return typeof UserId === 'string' && typeof Email === 'string' ? { userId: UserId, email: Email } : undefined;
  } catch {
    return undefined;
  }
}

/** A new token for a link; those that the person had before are worth nothing any more. */
export async function issueProof(tx: Tx, type: ProofType, { userId, email }: AddressProof): Promise<string> {
  const earlier = (await tokensOfType(tx.db, type, userId)).filter((row) => parse(row.extra)?.userId === userId);
  await deleteTokens(
    tx.db,
    earlier.map((row) => row.token),
  );
  const token = newToken(64);
  await insertToken(tx.db, { token, create_at: tx.now(), type, extra: JSON.stringify({ UserId: userId, Email: email }) });
  return token;
}

export type Proof = 'unknown' | 'expired' | AddressProof;

/** What a token is worth. */
export async function readProof(db: Db, type: ProofType, token: string, now: number): Promise<Proof> {
  const row = await findToken(db, token);
  const proof = row?.type === type ? parse(row.extra) : undefined;
  if (!row || !proof) return 'unknown';
  return now - row.create_at >= LIFETIME_MS ? 'expired' : proof;
}

/** False: it has just been used. */
export const spendProof = (tx: Tx, token: string): Promise<boolean> => deleteToken(tx.db, token);
