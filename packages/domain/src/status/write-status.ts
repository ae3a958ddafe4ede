import type { Tx } from '@foremast/kernel/context';
import { findStatus, type StatusRow, saveStatus } from '@foremast/store/queries/status';
import type { Db } from '@foremast/store/store';
import { statusChange } from '@foremast/wire/events';
import { setActiveChannel } from './active-channel.ts';
import { noteActivity } from './activity.ts';

/** Somebody who has never been seen is offline. */
export const unseen = (userId: string): StatusRow => ({
  user_id: userId,
  status: 'offline',
  manual: false,
  last_activity_at: 0,
  dnd_end_time: 0,
  prev_status: '',
});

export async function statusOf(db: Db, userId: string): Promise<StatusRow> {
  return (await findStatus(db, userId)) ?? unseen(userId);
}

/** Writes somebody's presence and tells that person's clients; others ask. Answers the presence as it is then. */
export async function writeStatus(tx: Tx, row: StatusRow, options: { readonly unlessChosen?: boolean } = {}): Promise<StatusRow> {
  if (!(await saveStatus(tx.db, row, options))) return statusOf(tx.db, row.user_id);
  if (row.status !== 'online') tx.afterCommit(() => setActiveChannel(tx.app, row.user_id, ''));
  tx.emit(statusChange, { status: row.status, user_id: row.user_id }, { user: row.user_id });
  return row;
}

/** An instant of activity moves the stored one only when it is older than this: else every message would write it. */
const ACTIVITY_MS = 120_000;

/** Online, because somebody chose it or did something. What was chosen by hand gives way to a choice only. */
export async function becomeOnline(tx: Tx, userId: string, chosen: boolean): Promise<StatusRow> {
  const before = await statusOf(tx.db, userId);
  // Who says that they are away or busy is not taken for looking.
  if (chosen || !before.manual || before.status === 'online') tx.afterCommit(() => noteActivity(tx.app, userId));
  if (before.manual && !chosen) return before;
  const now = tx.now();
  const after: StatusRow = { ...before, status: 'online', manual: false, last_activity_at: now, dnd_end_time: 0 };
  // It may be chosen at this moment.
  const options = { unlessChosen: !chosen };
  if (before.status !== 'online') return writeStatus(tx, after, options);
  if (before.manual || now - before.last_activity_at > ACTIVITY_MS) await saveStatus(tx.db, after, options);
  return after;
}
