import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';
import { channelHeads } from './channels.ts';

export interface AccessPolicyRow {
  id: string;
  name: string;
  type: 'parent' | 'channel';
  active: boolean;
  create_at: number;
  revision: number;
  version: string;
  data: { imports?: string[] | null; rules?: { actions?: string[] | null; expression?: string }[] | null } | null;
  props: Record<string, unknown> | null;
}

const columns = ['id', 'name', 'type', 'active', 'createat as create_at', 'revision', 'version', 'data', 'props'] as const;
const select = (db: Db) => db.selectFrom('accesscontrolpolicies').select(columns);

export async function findAccessPolicy(db: Db, id: string): Promise<AccessPolicyRow | undefined> {
  return (await select(db).where('id', '=', id).executeTakeFirst()) as AccessPolicyRow | undefined;
}

export async function accessPoliciesByIds(db: Db, ids: readonly string[]): Promise<AccessPolicyRow[]> {
  if (ids.length === 0) return [];
  return (await select(db).where(db.dialect.anyOf('id', ids)).execute()) as AccessPolicyRow[];
}

export interface AccessPolicyFilter {
  readonly term?: string;
  readonly type?: string;
  /** Only policies that import this one. */
  readonly parentId?: string;
  readonly ids?: readonly string[];
  readonly active?: boolean;
}

function filtered(db: Db, f: AccessPolicyFilter) {
  return db
    .selectFrom('accesscontrolpolicies')
    .$if(!!f.term, (q) => q.where(db.dialect.contains('accesscontrolpolicies.name', f.term ?? '')))
    .$if(!!f.type, (q) => q.where('type', '=', f.type ?? ''))
    .$if(!!f.parentId, (q) => q.where(db.dialect.jsonHolds('accesscontrolpolicies.data', f.parentId ?? '')).where('id', '<>', f.parentId ?? ''))
    .$if(f.ids !== undefined && f.ids.length > 0, (q) => q.where(db.dialect.anyOf('id', f.ids ?? [])))
    .$if(f.active !== undefined, (q) => q.where('active', '=', f.active ?? false));
}

/** By id, from after the one that the last page ended with. */
export async function accessPolicies(
  db: Db,
  filter: AccessPolicyFilter,
  page: { readonly after: string; readonly limit: number },
): Promise<AccessPolicyRow[]> {
  const rows = await filtered(db, filter)
    .select(columns)
    .where(sql<boolean>`${db.dialect.byteOrder('id')} > ${page.after}`)
    .orderBy(db.dialect.byteOrder('id'))
    .limit(page.limit)
    .execute();
  return rows as AccessPolicyRow[];
}

export async function countAccessPolicies(db: Db, filter: AccessPolicyFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The channels whose policies import these, as pairs. */
export async function channelsBuiltOn(db: Db, parentIds: readonly string[]): Promise<{ parent: string; channel: string }[]> {
  if (parentIds.length === 0) return [];
  const rows = (await select(db)
    .where('type', '=', 'channel')
    .where((eb) => eb.or(parentIds.map((id) => db.dialect.jsonHolds('accesscontrolpolicies.data', id))))
    .execute()) as AccessPolicyRow[];
  const wanted = new Set(parentIds);
  return rows.flatMap((row) => (row.data?.imports ?? []).filter((id) => wanted.has(id)).map((parent) => ({ parent, channel: row.id })));
}

/** Which channels somebody without a policy of it may be in depends on it: what memory knows of the channel says that there is one. */
const touch = (db: WriteDb, row: Pick<AccessPolicyRow, 'id' | 'type'>): void => {
  if (row.type === 'channel') db.touch(channelHeads, row.id);
};

/** Writes the policy; what it was before goes to the history. Throws a unique violation when another parent has the name. */
export async function saveAccessPolicy(db: WriteDb, row: AccessPolicyRow, before?: AccessPolicyRow): Promise<void> {
  if (before) await keepVersion(db, before);
  const values = {
    name: row.name,
    type: row.type,
    active: row.active,
    createat: row.create_at,
    revision: row.revision,
    version: row.version,
    data: JSON.stringify(row.data ?? {}) as never,
    props: JSON.stringify(row.props ?? {}) as never,
  };
  await db
    .insertInto('accesscontrolpolicies')
    .values({ id: row.id, ...values })
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute();
  touch(db, row);
}

async function keepVersion(db: WriteDb, row: AccessPolicyRow): Promise<void> {
  await db
    .insertInto('accesscontrolpolicyhistory')
    .values({
      id: row.id,
      name: row.name,
      type: row.type,
      createat: row.create_at,
      revision: row.revision,
      version: row.version,
      data: JSON.stringify(row.data ?? {}) as never,
      props: JSON.stringify(row.props ?? {}) as never,
    })
    .onConflict((c) => c.columns(['id', 'revision']).doNothing())
    .execute();
}

/** Removes it; the history keeps what it was. */
export async function deleteAccessPolicy(db: WriteDb, row: AccessPolicyRow): Promise<void> {
  await keepVersion(db, row);
  await db.deleteFrom('accesscontrolpolicies').where('id', '=', row.id).execute();
  touch(db, row);
}

export async function setAccessPolicyActive(db: WriteDb, row: Pick<AccessPolicyRow, 'id' | 'type'>, active: boolean): Promise<void> {
  await db.updateTable('accesscontrolpolicies').set({ active }).where('id', '=', row.id).execute();
  touch(db, row);
}

/** Policies with a word somewhere in their rules. */
export async function policiesMentioning(db: Db, word: string): Promise<AccessPolicyRow[]> {
  return (await select(db).where(db.dialect.jsonHolds('accesscontrolpolicies.data', word)).execute()) as AccessPolicyRow[];
}
