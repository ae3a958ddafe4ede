import type { Tx } from '@foremast/kernel/context';
import type { StatusRow } from '@foremast/store/queries/status';
import { findUser, holdUser, updateUser } from '@foremast/store/queries/users';
import { tellUserUpdated } from '../users/tell-user-updated.ts';
import { becomeOnline, statusOf, writeStatus } from './write-status.ts';

export type Choice = 'online' | 'away' | 'dnd' | 'offline';
const CHOICES: ReadonlySet<string> = new Set(['online', 'away', 'dnd', 'offline']);
export const isChoice = (status: string): status is Choice => CHOICES.has(status);

const MINUTE_SECONDS = 60;

/** Who chooses a status is back: the automatic reply ends. */
async function endAutoReply(tx: Tx, userId: string): Promise<void> {
  const user = await holdUser(tx.db, userId);
  if (user?.notify_props.auto_responder_active !== 'true') return;
  await updateUser(tx.db, userId, { notify_props: { ...user.notify_props, auto_responder_active: 'false' }, update_at: tx.now() });
  const row = await findUser(tx.db, userId);
  if (row) tellUserUpdated(tx, row);
}

/** Sets a status by hand. `dndEndTime` is in seconds; do-not-disturb ends on the minute. */
export async function chooseStatus(tx: Tx, userId: string, status: Choice, dndEndTime: number): Promise<StatusRow> {
  const before = await statusOf(tx.db, userId);
  if (before.status === 'ooo') await endAutoReply(tx, userId);
  if (status === 'online') return becomeOnline(tx, userId, true);
  const dnd_end_time = status === 'dnd' ? Math.floor(Math.max(dndEndTime, 0) / MINUTE_SECONDS) * MINUTE_SECONDS : 0;
  const prev_status = status === 'dnd' && before.status !== 'dnd' ? before.status : before.prev_status;
  const last_activity_at = status === 'offline' ? tx.now() : before.last_activity_at;
  return writeStatus(tx, { ...before, status, manual: true, dnd_end_time, prev_status, last_activity_at });
}
