import { type Db, hot } from '../store.ts';

const values = hot<{ users: unknown; category: string; name: string }, { user_id: string; value: string }>(
  (db, p) =>
    db
      .selectFrom('preferences')
      .select(['userid as user_id', 'value'])
      .where(db.dialect.anyOfList('userid', p.users))
      .where('category', '=', p.category)
      .where('name', '=', p.name) as never,
);

/** One preference of many people, for those who have set it. */
export async function preferenceOf(db: Db, userIds: readonly string[], category: string, name: string): Promise<Map<string, string>> {
  const rows = userIds.length === 0 ? [] : await values(db, { users: db.dialect.list(userIds), category, name });
  return new Map(rows.map((r) => [r.user_id, r.value]));
}
