import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import { type PropertyFieldRow, propertyFields, propertyValues, savePropertyValues } from '@foremast/store/queries/properties';
import { profileValuesUpdated } from '@foremast/wire/events';
import type { ProfileValues } from '@foremast/wire/models/profile-field';
import { audit } from '../audits/audit.ts';
import { hasSystem } from '../permissions/system.ts';
import { isEmail } from '../users/validate-user.ts';
import { profileGroup } from './group.ts';
import { attrsOf } from './present-field.ts';

const TEXT_MAX = 64;
const wrong = () => badRequest('app.custom_profile_attributes.validate_value.app_error');

function asText(value: unknown): string {
  if (typeof value !== 'string') throw wrong();
  return value.trim();
}

function asList(value: unknown): string[] {
  if (!Array.isArray(value)) throw wrong();
  return value.map(asText).filter(Boolean);
}

const all = (list: string[], fits: (item: string) => boolean): string[] => {
  if (!list.every(fits)) throw wrong();
  return list;
};
const one = (text: string, fits: (item: string) => boolean): string => {
  if (text !== '' && !fits(text)) throw wrong();
  return text;
};

/** A value as it is kept, by its field's type. Throws `app.custom_profile_attributes.validate_value.app_error` (400). */
function checkedValue(field: PropertyFieldRow, value: unknown): unknown {
  const { options, value_type } = attrsOf(field);
  const isOption = (id: string) => options?.some((option) => option.id === id) === true;
  switch (field.type) {
    case 'select':
      return one(asText(value), isOption);
    case 'multiselect':
      return all(asList(value), isOption);
    case 'user':
      return one(asText(value), isId);
    case 'multiuser':
      return all(asList(value), isId);
    case 'text':
      return one(asText(value), (text) => [...text].length <= TEXT_MAX && (value_type !== 'email' || isEmail(text.toLowerCase())));
    default:
      return asText(value);
  }
}

function checkWritable(field: PropertyFieldRow | undefined, isAdmin: boolean): asserts field is PropertyFieldRow {
  if (!field) throw notFound('app.custom_profile_attributes.property_field_not_found.app_error');
  const { ldap, saml, managed } = attrsOf(field);
  if (managed === 'admin' && !isAdmin) throw forbidden('app.custom_profile_attributes.property_field_is_managed.app_error');
  if (ldap !== '' || saml !== '') throw badRequest('app.custom_profile_attributes.property_field_is_synced.app_error');
}

/** What somebody answered, by field. */
export async function valuesOf(ctx: Ctx, userId: string): Promise<ProfileValues> {
  const rows = await propertyValues(ctx.db, await profileGroup(ctx), userId);
  return Object.fromEntries(rows.map((row) => [row.field_id, row.value]));
}

/** Keeps answers, all or none, and tells everybody. */
export async function saveValues(ctx: Ctx, userId: string, given: ProfileValues): Promise<ProfileValues> {
  const groupId = await profileGroup(ctx);
  const fields = new Map((await propertyFields(ctx.db, groupId)).map((field) => [field.id, field]));
  const isAdmin = await hasSystem(ctx, 'manage_system');
  const now = ctx.now();
  const rows = Object.entries(given).map(([field_id, value]) => {
    const field = fields.get(field_id);
    checkWritable(field, isAdmin);
    return {
      id: newId(),
      target_id: userId,
      target_type: 'user',
      group_id: groupId,
      field_id,
      value: checkedValue(field, value),
      create_at: now,
      update_at: now,
      delete_at: 0,
    };
  });
  const values = Object.fromEntries(rows.map((row) => [row.field_id, row.value]));
  if (rows.length === 0) return values;
  await ctx.tx(async (tx) => {
    await savePropertyValues(tx.db, rows);
    await audit(tx, { extra: `user_id=${userId}` });
    tx.emit(profileValuesUpdated, { user_id: userId, values }, {});
  });
  return values;
}
