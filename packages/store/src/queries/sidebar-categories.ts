import { type Db, hot, type WriteDb } from '../store.ts';

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

const inTeam = hot<{ userId: string; teamId: string }, CategoryRow>(
  (db, p) =>
    db
      .selectFrom('sidebarcategories')
      .select(categoryColumns)
      .where('userid', '=', p.userId)
      .where('teamid', '=', p.teamId)
      .orderBy('sortorder')
      .orderBy('id') as never,
);

/** Somebody's categories in a team, in their order. */
export const categoriesOf = (db: Db, userId: string, teamId: string): Promise<CategoryRow[]> => inTeam(db, { userId, teamId });

/** Nobody else changes somebody's sidebar before the transaction ends, in this team or, without one, in any. */
export async function holdSidebar(db: WriteDb, userId: string, teamId?: string): Promise<void> {
  let query = db.selectFrom('sidebarcategories').select('id').where('userid', '=', userId);
  if (teamId !== undefined) query = query.where('teamid', '=', teamId);
  await query.orderBy('id').modifyEnd(db.dialect.holdingRows).execute();
}

export async function findCategory(db: Db, id: string): Promise<CategoryRow | undefined> {
  return db.selectFrom('sidebarcategories').select(categoryColumns).where('id', '=', id).executeTakeFirst();
}

/** Categories by id, as they are now: nobody else changes them before the transaction ends. */
export async function heldCategories(db: WriteDb, ids: readonly string[]): Promise<CategoryRow[]> {
  if (ids.length === 0) return [];
  const query = db.selectFrom('sidebarcategories').select(categoryColumns).where(db.dialect.anyOf('id', ids)).orderBy('id');
  return query.modifyEnd(db.dialect.holdingRows).execute();
}

/** The categories of several people in a team, in their order. */
export async function categoriesOfUsers(db: Db, userIds: readonly string[], teamId: string): Promise<CategoryRow[]> {
  return db
    .selectFrom('sidebarcategories')
    .select(categoryColumns)
    .where(db.dialect.anyOf('userid', userIds))
    .where('teamid', '=', teamId)
    .orderBy('sortorder')
    .orderBy('id')
    .execute();
}

/** Somebody's Favorites, team by team. */
export async function favouriteCategories(db: Db, userId: string): Promise<CategoryRow[]> {
  return db.selectFrom('sidebarcategories').select(categoryColumns).where('userid', '=', userId).where('type', '=', 'favorites').execute();
}

const toValues = (r: CategoryRow) => ({
  id: r.id,
  userid: r.user_id,
  teamid: r.team_id,
  sortorder: r.sort_order,
  sorting: r.sorting,
  type: r.type,
  displayname: r.display_name,
  muted: r.muted,
  collapsed: r.collapsed,
});

/** Those that are there already stay as they are; answers the ids of those that were not. */
export async function insertCategories(db: WriteDb, rows: readonly CategoryRow[]): Promise<string[]> {
  const inserted = await db
    .insertInto('sidebarcategories')
    .values(rows.map(toValues))
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .execute();
  return inserted.map((r) => r.id);
}

/** New ones, and what is given of those that are there: whose they are and of what type stays. */
export async function saveCategories(db: WriteDb, rows: readonly CategoryRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('sidebarcategories')
    .values(rows.map(toValues))
    .onConflict((c) =>
      c.column('id').doUpdateSet((eb) => ({
        sortorder: eb.ref('excluded.sortorder'),
        sorting: eb.ref('excluded.sorting'),
        displayname: eb.ref('excluded.displayname'),
        muted: eb.ref('excluded.muted'),
        collapsed: eb.ref('excluded.collapsed'),
      })),
    )
    .execute();
}

/** A category with the places in it. */
export async function deleteCategory(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('sidebarchannels').where('categoryid', '=', id).execute();
  await db.deleteFrom('sidebarcategories').where('id', '=', id).execute();
}

/** Everything in somebody's sidebar of a team. */
export async function deleteSidebar(db: WriteDb, userId: string, teamId: string): Promise<void> {
  const mine = db.selectFrom('sidebarcategories').select('id').where('userid', '=', userId).where('teamid', '=', teamId);
  await db.deleteFrom('sidebarchannels').where('categoryid', 'in', mine).execute();
  await db.deleteFrom('sidebarcategories').where('userid', '=', userId).where('teamid', '=', teamId).execute();
}
