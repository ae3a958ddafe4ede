import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError, badRequest, notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import {
  deleteValuesOfField,
  findPropertyField,
  insertPropertyField,
  type PropertyFieldRow,
  propertyFields,
  updatePropertyField,
} from '@foremast/store/queries/properties';
import { profileFieldCreated, profileFieldDeleted, profileFieldUpdated } from '@foremast/wire/events';
import type { ProfileField } from '@foremast/wire/models/profile-field';
import { renameInRules } from '../access-control/rename-attribute.ts';
import { audit } from '../audits/audit.ts';
import { checkedAttrs, checkField, type FieldForm } from './checked-field.ts';
import { profileGroup } from './group.ts';
import { attrsOf, presentField } from './present-field.ts';

const MOST = 20;

/** In the order in which profiles show them. */
export async function listFields(ctx: Ctx): Promise<ProfileField[]> {
  const rows = await propertyFields(ctx.db, await profileGroup(ctx));
  return rows.map(presentField).sort((a, b) => a.attrs.sort_order - b.attrs.sort_order);
}

/** Throws `app.custom_profile_attributes.property_field_not_found.app_error` (404). */
export async function getField(ctx: Ctx, groupId: string, id: string): Promise<PropertyFieldRow> {
  const row = await findPropertyField(ctx.db, groupId, id);
  if (!row) throw notFound('app.custom_profile_attributes.property_field_not_found.app_error');
  return row;
}

async function refuseTaken(tx: Tx, groupId: string, name: string, ownId: string, id: string): Promise<void> {
  if ((await propertyFields(tx.db, groupId)).some((field) => field.name === name && field.id !== ownId)) throw badRequest(id);
}

export async function createField(ctx: Ctx, form: FieldForm): Promise<ProfileField> {
  const groupId = await profileGroup(ctx);
  const name = form.name.trim();
  checkField({ name, type: form.type });
  const attrs = checkedAttrs(form.attrs, form.type);
  const now = ctx.now();
  const row: PropertyFieldRow = {
    id: newId(),
    group_id: groupId,
    name,
    type: form.type,
    attrs,
    target_id: '',
    target_type: '',
    create_at: now,
    update_at: now,
    delete_at: 0,
  };
  return ctx.tx(async (tx) => {
    await refuseTaken(tx, groupId, name, '', 'app.property_field.create.app_error');
    if ((await propertyFields(tx.db, groupId)).length >= MOST) throw new AppError('app.custom_profile_attributes.limit_reached.app_error', 422);
    await insertPropertyField(tx.db, row);
    await audit(tx, { extra: `field_id=${row.id}` });
    const field = presentField(row);
    tx.emit(profileFieldCreated, { field }, {});
    return field;
  });
}

export interface FieldPatch {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly attrs?: unknown;
}

/** Attributes are replaced as a whole. A field of another type loses what people answered. */
export async function patchField(ctx: Ctx, id: string, patch: FieldPatch): Promise<ProfileField> {
  const before = await getField(ctx, await profileGroup(ctx), id);
  const name = patch.name === undefined ? before.name : patch.name.trim();
  const type = patch.type ?? before.type;
  checkField({ name, type });
  const attrs = checkedAttrs(patch.attrs ?? attrsOf(before), type);
  const row: PropertyFieldRow = { ...before, name, type, attrs, update_at: ctx.now() };
  return ctx.tx(async (tx) => {
    await refuseTaken(tx, before.group_id, name, id, 'app.custom_profile_attributes.property_field_update.app_error');
    const delete_values = type !== before.type;
    await updatePropertyField(tx.db, row);
    if (name !== before.name) await renameInRules(tx, before.name, name);
    if (delete_values) await deleteValuesOfField(tx.db, id, tx.now());
    await audit(tx, { extra: `field_id=${id}` });
    const field = presentField(row);
    tx.emit(profileFieldUpdated, { field, delete_values }, {});
    return field;
  });
}

/** Deleting a field again is no error. */
export async function deleteField(ctx: Ctx, id: string): Promise<void> {
  const row = await getField(ctx, await profileGroup(ctx), id);
  await ctx.tx(async (tx) => {
    const now = tx.now();
    await updatePropertyField(tx.db, { ...row, update_at: now, delete_at: now });
    await deleteValuesOfField(tx.db, id, now);
    await audit(tx, { extra: `field_id=${id}` });
    tx.emit(profileFieldDeleted, { field_id: id }, {});
  });
}
