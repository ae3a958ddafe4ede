import { AppError, badRequest, invalidBody } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import type { ProfileFieldAttrs, ProfileOption } from '@foremast/wire/models/profile-field';

const TYPES: ReadonlySet<string> = new Set(['text', 'select', 'multiselect', 'date', 'user', 'multiuser']);
const VISIBILITY: ReadonlySet<string> = new Set(['hidden', 'when_set', 'always']);
const VALUE_TYPES: ReadonlySet<string> = new Set(['', 'email', 'url', 'phone']);
const NAME_MAX = 255;
const OPTION_MAX = 128;

export const hasOptions = (type: string): boolean => type === 'select' || type === 'multiselect';

/** What of a field may be said. */
export interface FieldForm {
  readonly name: string;
  readonly type: string;
  readonly attrs: unknown;
}

/** Throws `model.property_field.is_valid.app_error` (400). */
export function checkField({ name, type }: Pick<FieldForm, 'name' | 'type'>): void {
  if (name === '' || [...name].length > NAME_MAX || !TYPES.has(type)) throw badRequest('model.property_field.is_valid.app_error');
}

const badAttribute = (name: string, status = 422) =>
  new AppError('app.custom_profile_attributes.sanitize_and_validate.app_error', status, { AttributeName: name });

function text(attrs: Record<string, unknown>, name: string): string {
  const value = attrs[name];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw invalidBody('property_field');
  return value.trim();
}

function option(given: unknown): ProfileOption {
  if (typeof given !== 'object' || given === null) throw invalidBody('property_field');
  const fields = given as Record<string, unknown>;
  const [name, color] = [text(fields, 'name'), text(fields, 'color')];
  if (name === '' || name.length > OPTION_MAX || color.length > OPTION_MAX) throw badAttribute('options');
  return { id: text(fields, 'id') || newId(), name, color };
}

function options(given: unknown): ProfileOption[] {
  if (given !== undefined && given !== null && !Array.isArray(given)) throw invalidBody('property_field');
  const list = ((given ?? []) as unknown[]).map(option);
  const unique = (key: 'id' | 'name') => new Set(list.map((o) => o[key])).size === list.length;
  if (list.length === 0 || !unique('name') || !unique('id')) throw badAttribute('options');
  return list;
}

/** A field's attributes, complete. Throws `app.custom_profile_attributes.sanitize_and_validate.app_error` (422). */
export function checkedAttrs(given: unknown, type: string): ProfileFieldAttrs {
  if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) throw invalidBody('property_field');
  const attrs = (given ?? {}) as Record<string, unknown>;
  const visibility = text(attrs, 'visibility') || 'when_set';
  if (!VISIBILITY.has(visibility)) throw badAttribute('visibility');
  const value_type = type === 'text' ? text(attrs, 'value_type') : '';
  if (!VALUE_TYPES.has(value_type)) throw badAttribute('value_type');
  const managed = text(attrs, 'managed');
  if (managed !== '' && managed !== 'admin') throw badAttribute('managed', 400);
  const synced = type === 'text' && managed === '';
  return {
    visibility,
    sort_order: typeof attrs.sort_order === 'number' ? attrs.sort_order : 0,
    options: hasOptions(type) ? options(attrs.options) : null,
    value_type,
    // What an administrator keeps by hand is not filled from a directory.
    ldap: synced ? text(attrs, 'ldap') : '',
    saml: synced ? text(attrs, 'saml') : '',
    managed,
    access_mode: '',
    protected: false,
    source_plugin_id: '',
  };
}
