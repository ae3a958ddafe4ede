import type { PropertyFieldRow } from '@foremast/store/queries/properties';
import type { ProfileField, ProfileFieldAttrs } from '@foremast/wire/models/profile-field';

const EMPTY: ProfileFieldAttrs = {
  visibility: 'when_set',
  sort_order: 0,
  options: null,
  value_type: '',
  ldap: '',
  saml: '',
  managed: '',
  access_mode: '',
  protected: false,
  source_plugin_id: '',
};

/** The attributes of a stored field; what is not stored is as for a new one. */
export function attrsOf({ attrs }: PropertyFieldRow): ProfileFieldAttrs {
  const known = Object.keys(EMPTY).filter((key) => attrs && attrs[key] !== undefined && attrs[key] !== null);
  return { ...EMPTY, ...Object.fromEntries(known.map((key) => [key, attrs?.[key]])) };
}

export function presentField(row: PropertyFieldRow): ProfileField {
  return {
    ...row,
    attrs: attrsOf(row),
    target_id: row.target_id ?? '',
    target_type: row.target_type ?? '',
    object_type: '',
    protected: false,
    created_by: '',
    updated_by: '',
  };
}
