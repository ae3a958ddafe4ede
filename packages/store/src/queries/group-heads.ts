import type { Db } from '../store.ts';

/** Does a group with this name exist? Names of people and groups are one namespace. */
export async function groupNameTaken(db: Db, name: string): Promise<boolean> {
  return (await db.selectFrom('usergroups').select('id').where('name', '=', name).where('deleteat', '=', 0).executeTakeFirst()) !== undefined;
}
