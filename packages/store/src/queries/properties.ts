import { sql } from 'kysely';
import type { Db, WriteDb } from '../store.ts';

/** Fields and values of one purpose belong together in a group. */
export interface PropertyFieldRow {
  id: string;
  group_id: string;
  name: string;
  type: string;
  attrs: Record<string, unknown> | null;
  target_id: string | null;
  target_type: string | null;
  create_at: number;
  update_at: number;
  delete_at: number;
}

export interface PropertyValueRow {
  id: string;
  target_id: string;
  target_type: string;
  group_id: string;
  field_id: string;
  value: unknown;
  create_at: number;
  update_at: number;
  delete_at: number;
}

const fieldColumns = [
  'id',
  'groupid as group_id',
  'name',
  'type',
  'attrs',
  'targetid as target_id',
  'targettype as target_type',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
] as const;
const valueColumns = [
  'id',
  'targetid as target_id',
  'targettype as target_type',
  'groupid as group_id',
  'fieldid as field_id',
  'value',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
] as const;

export async function findPropertyGroup(db: Db, name: string): Promise<string | undefined> {
  return (await db.selectFrom('propertygroups').select('id').where('name', '=', name).executeTakeFirst())?.id;
}

/** Keeps one that is there. */
export async function insertPropertyGroup(db: WriteDb, id: string, name: string): Promise<void> {
  await db
    .insertInto('propertygroups')
    .values({ id, name })
    .onConflict((c) => c.column('name').doNothing())
    .execute();
}

/** The fields that are in use. */
export async function propertyFields(db: Db, groupId: string): Promise<PropertyFieldRow[]> {
  return (await db
    .selectFrom('propertyfields')
    .select(fieldColumns)
    .where('groupid', '=', groupId)
    .where('deleteat', '=', 0)
    .orderBy('createat')
    .orderBy('id')
    .execute()) as PropertyFieldRow[];
}

/** Also one that is not in use any more. */
export async function findPropertyField(db: Db, groupId: string, id: string): Promise<PropertyFieldRow | undefined> {
  return (await db.selectFrom('propertyfields').select(fieldColumns).where('id', '=', id).where('groupid', '=', groupId).executeTakeFirst()) as
    | PropertyFieldRow
    | undefined;
}

export async function insertPropertyField(db: WriteDb, f: PropertyFieldRow): Promise<void> {
  await db
    .insertInto('propertyfields')
    .values({
      id: f.id,
      groupid: f.group_id,
      name: f.name,
      type: f.type as never,
      attrs: JSON.stringify(f.attrs) as never,
      targetid: f.target_id,
      targettype: f.target_type,
      createat: f.create_at,
      updateat: f.update_at,
      deleteat: f.delete_at,
    })
    .execute();
}

export async function updatePropertyField(db: WriteDb, f: PropertyFieldRow): Promise<void> {
  await db
    .updateTable('propertyfields')
    .set({ name: f.name, type: f.type as never, attrs: JSON.stringify(f.attrs) as never, updateat: f.update_at, deleteat: f.delete_at })
    .where('id', '=', f.id)
    .execute();
}

export async function deleteValuesOfField(db: WriteDb, fieldId: string, at: number): Promise<void> {
  await db.updateTable('propertyvalues').set({ deleteat: at, updateat: at }).where('fieldid', '=', fieldId).where('deleteat', '=', 0).execute();
}

export async function deletePropertyValues(db: WriteDb, groupId: string, targetIds: readonly string[], fieldId: string, at: number): Promise<void> {
  await db
    .updateTable('propertyvalues')
    .set({ deleteat: at, updateat: at })
    .where('groupid', '=', groupId)
    .where(db.dialect.anyOf('targetid', targetIds))
    .where('fieldid', '=', fieldId)
    .where('deleteat', '=', 0)
    .execute();
}

export async function propertyValues(db: Db, groupId: string, targetId: string): Promise<PropertyValueRow[]> {
  return (await db
    .selectFrom('propertyvalues')
    .select(valueColumns)
    .where('groupid', '=', groupId)
    .where('targetid', '=', targetId)
    .where('deleteat', '=', 0)
    .execute()) as PropertyValueRow[];
}

/** Values take the place of those that the target has for the same fields. The index they meet by is of a condition, which has no parameters. */
export async function savePropertyValues(db: WriteDb, rows: readonly PropertyValueRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('propertyvalues')
    .values(
      rows.map((row) => ({
        id: row.id,
        targetid: row.target_id,
        targettype: row.target_type,
        groupid: row.group_id,
        fieldid: row.field_id,
        value: JSON.stringify(row.value) as never,
        createat: row.create_at,
        updateat: row.update_at,
        deleteat: 0,
      })),
    )
    .onConflict((c) =>
      c
        .columns(['groupid', 'targetid', 'fieldid'])
        .where('deleteat', '=', sql.lit(0))
        .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), updateat: eb.ref('excluded.updateat') })),
    )
    .execute();
}

/** Keeps those that are there. */
export async function insertPropertyFields(db: WriteDb, fields: readonly PropertyFieldRow[]): Promise<void> {
  if (fields.length === 0) return;
  const rows = fields.map((f) => ({
    id: f.id,
    groupid: f.group_id,
    name: f.name,
    type: f.type as never,
    attrs: JSON.stringify(f.attrs) as never,
    targetid: f.target_id,
    targettype: f.target_type,
    createat: f.create_at,
    updateat: f.update_at,
    deleteat: f.delete_at,
  }));
  await db
    .insertInto('propertyfields')
    .values(rows)
    .onConflict((c) => c.doNothing())
    .execute();
}

/** Which targets have this id as their value of a field. */
export async function targetsWithValue(db: Db, groupId: string, fieldId: string, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('propertyvalues')
    .select('targetid')
    .where('groupid', '=', groupId)
    .where('fieldid', '=', fieldId)
    .where('deleteat', '=', 0)
    .where(db.dialect.jsonHolds('value', id))
    .execute();
  return rows.map((row) => row.targetid);
}

/** Has one of the targets one of these values of a field? */
export async function anyTargetWithValue(db: Db, fieldId: string, targetIds: readonly string[], values: readonly string[]): Promise<boolean> {
  const query = db.selectFrom('propertyvalues').select('id').where('fieldid', '=', fieldId).where('deleteat', '=', 0).limit(1);
  const found = query
    .where(db.dialect.anyOf('targetid', targetIds))
    .where((eb) => eb.or(values.map((value) => db.dialect.jsonHolds('value', value))));
  return (await found.executeTakeFirst()) !== undefined;
}

/** A value of one target for one field. */
export async function findPropertyValue(db: Db, groupId: string, targetId: string, fieldId: string): Promise<PropertyValueRow | undefined> {
  return (await propertyValues(db, groupId, targetId)).find((row) => row.field_id === fieldId);
}
