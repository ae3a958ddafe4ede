import type { Db, WriteDb } from '../store.ts';

export interface CategoryRow {
  id: string;
  user_id: string;
  team_id: string;
  sort_order: number;
  sorting: string;
  type: string;
  display_name: string;
  muted: boolean;
  collapsed: boolean;
}

export const categoryColumns = [
  'id',
  'userid as user_id',
  'teamid as team_id',
  'sortorder as sort_order',
  'sorting',
  'type',
  'displayname as display_name',
  'muted',
  'collapsed',
] as const;

export async function categoriesOf(db: Db, userId: string, teamId: string): Promise<CategoryRow[]> {
  return db.selectFrom('sidebarcategories').select(categoryColumns).where('userid', '=', userId).where('teamid', '=', teamId).orderBy('sortorder').execute();
}

/** Those that are there already stay as they are. */
export async function insertCategories(db: WriteDb, rows: readonly CategoryRow[]): Promise<void> {
  await db
    .insertInto('sidebarcategories')
    .values(
      rows.map((r) => ({
        id: r.id,
        userid: r.user_id,
        teamid: r.team_id,
        sortorder: r.sort_order,
        sorting: r.sorting,
        type: r.type,
        displayname: r.display_name,
        muted: r.muted,
        collapsed: r.collapsed,
      })),
    )
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}
