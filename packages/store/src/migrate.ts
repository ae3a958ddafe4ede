import type Database from 'better-sqlite3';
import type pg from 'pg';
export async function migrateSqlite(_database: Database.Database, _file: string): Promise<void> {}
export async function migratePostgres(_client: pg.ClientBase): Promise<void> {}
