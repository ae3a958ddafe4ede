import { openPostgres } from './postgres-store.ts';
import { openSqlite } from './sqlite-store.ts';
import type { Store } from './store.ts';

/** A database by its address: `postgres://…`, or the path of a SQLite file. It is migrated first. */
export function openStore(address: string, connections?: number): Promise<Store> {
  return /^postgres(ql)?:\/\//i.test(address) ? openPostgres(address, connections) : openSqlite(address.replace(/^(sqlite3?:\/\/|file:)/, ''));
}
