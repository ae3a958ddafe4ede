import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound } from '@foremast/kernel/error';
import {
  type AccessPolicyRow,
  accessPoliciesByIds,
  channelsBuiltOn,
  deleteAccessPolicy,
  findAccessPolicy,
  setAccessPolicyActive,
} from '@foremast/store/queries/access-policies';
import type { Db } from '@foremast/store/store';
import { audit } from '../audits/audit.ts';
import { askForSync } from './ask-for-sync.ts';
import { tellGuarded } from './guarded-channel.ts';

/** Throws `app.pap.get_policy.app_error` (404). */
export async function getPolicy(db: Db, id: string): Promise<AccessPolicyRow> {
  const row = await findAccessPolicy(db, id);
  if (!row) throw notFound('app.pap.get_policy.app_error');
  return row;
}

/**
 * A policy that channels build on stays: without it they would be open. Throws `app.pap.delete_access_control_policy.app_error`
 * (400). What administrators let a channel build on goes only by them (403).
 */
export async function removePolicy(tx: Tx, id: string, byAdministrator: boolean): Promise<void> {
  const row = await getPolicy(tx.db, id);
  if (!byAdministrator && (row.data?.imports ?? []).length > 0) throw forbidden('app.access_control.insufficient_permissions');
  if ((await channelsBuiltOn(tx.db, [id])).length > 0) throw badRequest('app.pap.delete_access_control_policy.app_error');
  await deleteAccessPolicy(tx.db, row);
  if (row.type === 'channel') await tellGuarded(tx, id);
  await audit(tx, { extra: `policy_id=${id}` });
}

/** Whether people who fit are brought in. Throws `app.pap.get_policy.app_error` (404) when one of them is not there: none is changed then. */
export async function setPoliciesActive(tx: Tx, entries: readonly { readonly id: string; readonly active: boolean }[]): Promise<AccessPolicyRow[]> {
  const wanted = new Map(entries.map(({ id, active }) => [id, active]));
  const rows = await accessPoliciesByIds(tx.db, [...wanted.keys()]);
  if (rows.length !== wanted.size) throw notFound('app.pap.get_policy.app_error');
  const changed: AccessPolicyRow[] = [];
  for (const row of rows) {
    const active = wanted.get(row.id) ?? row.active;
    changed.push({ ...row, active });
    if (active === row.active) continue;
    await setAccessPolicyActive(tx.db, row, active);
    if (row.type === 'channel') await tellGuarded(tx, row.id);
    await askForSync(tx, row.id);
  }
  await audit(tx, { extra: `policy_ids=${[...wanted.keys()].join(' ')}` });
  return changed;
}
