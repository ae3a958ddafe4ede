import type { Db, WriteDb } from '../store.ts';
import { sessionsByToken } from './sessions.ts';

/** Tokens with which a desktop app signs in; their instants are in seconds. */
export async function deleteDesktopTokens(db: WriteDb, beforeSeconds: number): Promise<void> {
  await db.deleteFrom('desktoptokens').where('createat', '<', beforeSeconds).execute();
}

export async function deleteExpiredPluginValues(db: WriteDb, now: number): Promise<void> {
  await db.deleteFrom('pluginkeyvaluestore').where('expireat', '!=', 0).where('expireat', '<', now).execute();
}

/** The figures that are kept apart from the rows that they count. */
export async function refreshStatistics(db: Db): Promise<void> {
  for (const statement of db.dialect.refreshStatistics) await db.runner.run(statement, []);
}

export interface DeviceSession {
  readonly id: string;
  readonly user_id: string;
  readonly device_id: string;
}

/** Sessions of phones that ended between two instants, and whose people have not been told. */
export function expiredDeviceSessions(db: Db, from: number, to: number): Promise<DeviceSession[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'userid as user_id', 'deviceid as device_id'])
    .where('deviceid', '!=', '')
    .where('expiresat', '>=', from)
    .where('expiresat', '<', to)
    .where('expirednotify', '=', false)
    .execute();
}

export async function markExpiryNotified(db: WriteDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('sessions').set({ expirednotify: true }).where(db.dialect.anyOf('id', ids)).execute();
  db.touch(sessionsByToken, '*');
}
