import type { Db, WriteDb } from '../store.ts';

export interface AdminRequest {
  readonly user_id: string;
  readonly create_at: number;
  readonly required_plan: string;
  readonly required_feature: string;
  readonly trial: boolean;
}

/** False: the same person has asked for it already. */
export async function insertAdminRequest(db: WriteDb, row: AdminRequest): Promise<boolean> {
  const result = await db
    .insertInto('notifyadmin')
    .values({
      userid: row.user_id,
      createat: row.create_at,
      requiredplan: row.required_plan,
      requiredfeature: row.required_feature,
      trial: row.trial,
      sentat: null,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (result?.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Those that no administrator was told of. */
export function untoldRequests(db: Db, trial: boolean): Promise<AdminRequest[]> {
  return db
    .selectFrom('notifyadmin')
    .select(['userid as user_id', 'createat as create_at', 'requiredplan as required_plan', 'requiredfeature as required_feature', 'trial'])
    .where('trial', '=', trial)
    .where('sentat', 'is', null)
    .execute();
}

export async function markRequestsTold(db: WriteDb, trial: boolean, now: number): Promise<void> {
  await db.updateTable('notifyadmin').set({ sentat: now }).where('trial', '=', trial).where('sentat', 'is', null).execute();
}
