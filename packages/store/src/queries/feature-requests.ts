import type { Db, WriteDb } from '../store.ts';

/** What somebody asked the administrators for. */
export interface FeatureRequest {
  readonly user_id: string;
  readonly create_at: number;
  readonly plan: string;
  readonly feature: string;
  readonly trial: boolean;
}

export async function hasRequested(db: Db, userId: string, feature: string): Promise<boolean> {
  return (
    (await db
      .selectFrom('notifyadmin')
      .select('userid')
      .where('userid', '=', userId)
      .where('requiredfeature', '=', feature)
      .limit(1)
      .executeTakeFirst()) !== undefined
  );
}

export async function insertFeatureRequest(db: WriteDb, r: FeatureRequest): Promise<void> {
  await db
    .insertInto('notifyadmin')
    .values({ userid: r.user_id, createat: r.create_at, requiredplan: r.plan, requiredfeature: r.feature, trial: r.trial, sentat: 0 })
    .execute();
}
