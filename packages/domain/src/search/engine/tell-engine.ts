import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { queueChannelForSearch, queueSearchChanges, type SearchKind } from '@foremast/store/queries/search-queue';
import { sendSearchChanges } from './send-search-changes.ts';

/** Notes that the engine outside of the database, if there is one, is to learn what became of these. */
export async function tellEngine(tx: Tx, kind: SearchKind, ids: readonly string[]): Promise<void> {
  if (!tx.app.startup.search || ids.length === 0) return;
  await queueSearchChanges(tx.db, kind, ids, newId(), tx.now());
  await tx.enqueue(sendSearchChanges, {});
}

/** The same of all messages in a channel that goes for good. */
export async function tellEngineOfChannel(tx: Tx, channelId: string): Promise<void> {
  if (!tx.app.startup.search) return;
  await queueChannelForSearch(tx.db, channelId, newId(), tx.now());
  await tx.enqueue(sendSearchChanges, {});
}
