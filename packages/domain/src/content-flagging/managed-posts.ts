import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { deletePropertyValues, savePropertyValues } from '@foremast/store/queries/properties';
import type { ReportFields } from './fields.ts';

/** Rows of one statement. */
const AT_ONCE = 500;

/** These messages are hidden because of a report: a decision brings them back, and nothing else does. */
export async function markManaged(tx: Tx, { groupId, idOf }: ReportFields, ids: readonly string[]): Promise<void> {
  const now = tx.now();
  const value = { target_type: 'post', group_id: groupId, field_id: idOf('content_flagging_managed'), value: true };
  const rows = ids.map((id) => ({ ...value, id: newId(), target_id: id, create_at: now, update_at: now, delete_at: 0 }));
  for (let from = 0; from < rows.length; from += AT_ONCE) await savePropertyValues(tx.db, rows.slice(from, from + AT_ONCE));
}

/** They are back. */
export const unmarkManaged = (tx: Tx, { groupId, idOf }: ReportFields, ids: readonly string[]): Promise<void> =>
  deletePropertyValues(tx.db, groupId, ids, idOf('content_flagging_managed'), tx.now());
