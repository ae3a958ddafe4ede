import type { App } from '@foremast/kernel/app';
import type { Tx } from '@foremast/kernel/context';
import { busyUntil, findBusyUntil, saveBusyUntil } from '@foremast/store/queries/busy';

/** Keeps a process current with what any process has set. */
export async function followBusy(app: App, report: (error: unknown) => void): Promise<void> {
  app.busyUntil = await findBusyUntil(app.store.db);
  app.onTouch((touch) => {
    if (!('cache' in touch) || (touch.cache !== busyUntil.name && touch.cache !== '*')) return;
    findBusyUntil(app.store.db).then((until) => {
      app.busyUntil = until;
    }, report);
  });
}

/** Marks all servers of this database busy up to an instant; 0 ends it. */
export async function markBusy(tx: Tx, until: number): Promise<void> {
  await saveBusyUntil(tx.db, until);
  tx.afterCommit(() => {
    tx.app.busyUntil = until;
  });
}
