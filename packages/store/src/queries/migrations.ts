import type { Db } from '../store.ts';

export function appliedMigrations(db: Db): Promise<{ version: number; name: string }[]> {
  return db.selectFrom('db_migrations').select(['version', 'name']).orderBy('version', 'desc').execute();
}
