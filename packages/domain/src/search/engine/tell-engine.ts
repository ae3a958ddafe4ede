import type { Tx } from '@foremast/kernel/context';

/** Notes that an engine outside of the database is to learn what became of these. */
export async function tellEngine(_tx: Tx, _kind: 'post' | 'file', _ids: readonly string[]): Promise<void> {}
