import { textList } from '@foremast/domain/input/text-list';
import { namedRoles, presentRoles } from '@foremast/domain/roles/present-role';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Role } from '@foremast/wire/models/role';
import { t } from '@foremast/wire/scalars';

const MAX = 100;

/** The names asked about, without blank ones. */
function namesOf(body: unknown): string[] {
  const names = textList(body, 'rolenames');
  if (names.length > MAX) throw badRequest('api.roles.get_multiple_by_name_too_many.request_error', { MaxNames: MAX });
  const told = names.map((name) => name.trim()).filter(Boolean);
  if (!told.every((name) => /^[a-z0-9_]{1,64}$/.test(name))) throw invalidBody('rolename');
  return [...new Set(told)];
}

export const getRolesByNames = operation({
  id: 'GetRolesByNames',
  method: 'POST',
  path: '/api/v4/roles/names',
  summary: 'Several roles by name; names that there are not are left out.',
  body: t.Unknown(),
  bodyError: 'api.payload.parse.error',
  response: t.Nullable(t.Array(Role)),
  permission: 'session',
  noCsrf: true,
  async handle({ body }, ctx) {
    const names = namesOf(body);
    if (names.length === 0) return null;
    return presentRoles(ctx.db, await namedRoles(ctx.db, names));
  },
});
