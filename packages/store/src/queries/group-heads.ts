import type { Db } from '../store.ts';

/** What reading rights on a group follow from. */
export interface GroupHead {
  id: string;
  source: string;
  delete_at: number;
}

export async function findGroupHead(db: Db, id: string): Promise<GroupHead | undefined> {
  return db.selectFrom('usergroups').select(['id', 'source', 'deleteat as delete_at']).where('id', '=', id).executeTakeFirst();
}

/** Does a group with this name exist? Names of people and groups are one namespace. */
export async function groupNameTaken(db: Db, name: string): Promise<boolean> {
  return (await db.selectFrom('usergroups').select('id').where('name', '=', name).where('deleteat', '=', 0).executeTakeFirst()) !== undefined;
}
