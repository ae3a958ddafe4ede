import type { Tx } from '@foremast/kernel/context';
import { deactivateGuests } from '@foremast/store/queries/guest-flags';
import { guestsDeactivated } from '@foremast/wire/events';
import { forceOffline } from '../status/presence.ts';

/** Guest accounts were switched off: all guests are deactivated, and everybody is told to look again. */
export async function closeGuestAccounts(tx: Tx): Promise<void> {
  for (const id of await deactivateGuests(tx.db, tx.now())) await forceOffline(tx, id);
  tx.emit(guestsDeactivated, {}, {});
}
