import type { Tx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { becomeOnline, statusOf, writeStatus } from './write-status.ts';

const isOn = (props: Readonly<Record<string, string>>): boolean => props.auto_responder_active === 'true';

/** Switching the automatic reply on makes somebody out of office, switching it off brings the person back. */
export async function followAutoReply(tx: Tx, before: UserRow, notifyProps: Readonly<Record<string, string>>): Promise<void> {
  if (isOn(notifyProps) === isOn(before.notify_props)) return;
  if (!isOn(notifyProps)) await becomeOnline(tx, before.id, true);
  else await writeStatus(tx, { ...(await statusOf(tx.db, before.id)), status: 'ooo', manual: true, dnd_end_time: 0 });
}
