import type { Ctx } from '@foremast/kernel/context';
import { idOf } from '@foremast/kernel/id';
import {
  findPropertyGroup,
  insertPropertyFields,
  insertPropertyGroup,
  type PropertyFieldRow,
  propertyFields,
} from '@foremast/store/queries/properties';
import type { PropertyField } from '@foremast/wire/models/property';

const GROUP = 'content_flagging';
const timestamp = { subType: 'timestamp' };
const option = (name: string, color: string) => ({ id: idOf(`${GROUP}.status.${name}`), name, color });

/** What is known of a report: its name, the type of its value, and how clients show it. */
const FIELDS = {
  flagged_post_id: ['text', null],
  status: [
    'select',
    {
      options: [option('Pending', 'light_grey'), option('Assigned', 'dark_blue'), option('Removed', 'dark_red'), option('Retained', 'light_blue')],
    },
  ],
  reporting_user_id: ['user', null],
  reporting_reason: ['select', null],
  reporting_comment: ['text', null],
  reporting_time: ['text', timestamp],
  reviewer_user_id: ['user', { editable: true }],
  actor_user_id: ['user', null],
  actor_comment: ['text', null],
  action_time: ['text', timestamp],
  content_flagging_managed: ['text', null],
} as const satisfies Record<string, readonly [string, Record<string, unknown> | null]>;

export type ReportField = keyof typeof FIELDS;

export interface ReportFields {
  readonly groupId: string;
  readonly rows: ReadonlyMap<ReportField, PropertyFieldRow>;
  idOf(name: ReportField): string;
}

const NAMES = (Object.keys(FIELDS) as ReportField[]).sort();

function newField(groupId: string, name: ReportField, now: number): PropertyFieldRow {
  const [type, attrs] = FIELDS[name];
  const id = idOf(`${groupId}.${name}`);
  return { id, group_id: groupId, name, type, attrs, target_id: '', target_type: '', create_at: now, update_at: now, delete_at: 0 };
}

async function load(ctx: Ctx): Promise<ReportFields | undefined> {
  const groupId = await findPropertyGroup(ctx.db, GROUP);
  if (!groupId) return undefined;
  const known = new Map((await propertyFields(ctx.db, groupId)).map((row) => [row.name, row]));
  const rows = new Map<ReportField, PropertyFieldRow>();
  for (const name of NAMES) {
    const row = known.get(name);
    if (!row) return undefined;
    rows.set(name, row);
  }
  return { groupId, rows, idOf: (name) => (rows.get(name) as PropertyFieldRow).id };
}

/** The fields of reports; made when they are first asked for. */
export async function reportFields(ctx: Ctx): Promise<ReportFields> {
  const known = await load(ctx);
  if (known) return known;
  await ctx.tx(async (tx) => {
    await insertPropertyGroup(tx.db, idOf(GROUP), GROUP);
    const groupId = (await findPropertyGroup(tx.db, GROUP)) as string;
    const there = new Set((await propertyFields(tx.db, groupId)).map((row) => row.name));
    await insertPropertyFields(
      tx.db,
      NAMES.filter((name) => !there.has(name)).map((name) => newField(groupId, name, tx.now())),
    );
  });
  return (await load(ctx)) as ReportFields;
}

export function presentPropertyField(row: PropertyFieldRow): PropertyField {
  const { target_id, target_type, ...field } = row;
  const unknown = { object_type: '', protected: false, created_by: '', updated_by: '' };
  return { ...field, target_id: target_id ?? '', target_type: target_type ?? '', ...unknown };
}
