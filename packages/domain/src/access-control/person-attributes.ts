import type { Ctx } from '@foremast/kernel/context';
import { findPropertyGroup, type PropertyFieldRow, propertyFields } from '@foremast/store/queries/properties';
import { attributesOfUsers } from '@foremast/store/queries/user-attributes';
import { PROFILE_GROUP } from '../profile-fields/group.ts';
import { attrsOf } from '../profile-fields/present-field.ts';
import type { Attributes } from './expression.ts';

/** A value as rules speak of it: choices by name. Undefined: nothing was answered. */
function spoken(field: PropertyFieldRow, value: unknown): string | string[] | undefined {
  const named = (id: unknown) => attrsOf(field).options?.find((option) => option.id === id)?.name;
  switch (field.type) {
    case 'select':
      return named(value);
    case 'multiselect':
      return Array.isArray(value) ? value.flatMap((id) => named(id) ?? []) : undefined;
    case 'multiuser':
      return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : undefined;
    default:
      return typeof value === 'string' && value !== '' ? value : undefined;
  }
}

/**
 * May rules go by this field? What people answer about themselves counts only where the settings say so: otherwise everybody could
 * let himself in.
 */
export function isTrusted({ config }: Pick<Ctx, 'config'>, field: PropertyFieldRow): boolean {
  const { managed, ldap, saml } = attrsOf(field);
  return config.AccessControlSettings.EnableUserManagedAttributes || managed === 'admin' || ldap !== '' || saml !== '';
}

/** What rules know of these people. */
export async function attributesOf(ctx: Pick<Ctx, 'config' | 'db'>, userIds: readonly string[]): Promise<Map<string, Attributes>> {
  const people = new Map<string, Record<string, string | string[]>>(userIds.map((id) => [id, {}]));
  const groupId = await findPropertyGroup(ctx.db, PROFILE_GROUP);
  if (!groupId) return people;
  const trusted = (await propertyFields(ctx.db, groupId)).filter((field) => isTrusted(ctx, field));
  const fields = new Map(trusted.map((field) => [field.id, field]));
  for (const { user_id, field_id, value } of await attributesOfUsers(ctx.db, groupId, userIds)) {
    const [person, field] = [people.get(user_id), fields.get(field_id)];
    const word = person && field ? spoken(field, value) : undefined;
    if (person && field && word !== undefined) person[field.name] = word;
  }
  return people;
}

export async function attributesOfPerson(ctx: Pick<Ctx, 'config' | 'db'>, userId: string): Promise<Attributes> {
  return (await attributesOf(ctx, [userId])).get(userId) ?? {};
}
