import type { Tx } from '@foremast/kernel/context';
import { keptMemberships } from '@foremast/store/queries/channel-members';

/** Between one place in an order and the next. */
export const STEP = 10;

/** The same channel twice in a list counts once, where it is first. */
export const once = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Those of the channels that somebody has not left meanwhile, in their order; none of them is left before the transaction ends. */
export async function stillOwn(tx: Tx, userId: string, ids: readonly string[]): Promise<string[]> {
  const own = new Set(await keptMemberships(tx.db, userId, ids));
  return ids.filter((id) => own.has(id));
}
