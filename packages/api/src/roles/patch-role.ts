import { getRole } from '@foremast/domain/roles/get-role';
import { checkMayPatch, patchRole as patch } from '@foremast/domain/roles/patch-role';
import { presentRole } from '@foremast/domain/roles/present-role';
import { operation } from '@foremast/kernel/operation';
import { roles } from '@foremast/store/queries/roles';
import { Role } from '@foremast/wire/models/role';
import { t } from '@foremast/wire/scalars';

export const patchRole = operation({
  id: 'PatchRole',
  method: 'PUT',
  path: '/api/v4/roles/{role_id}/patch',
  summary: 'Give a role other permissions.',
  body: t.Object({ permissions: t.Optional(t.Array(t.String())) }),
  bodyName: 'role',
  response: Role,
  permission: 'session',
  async handle({ params, body: { permissions } }, ctx) {
    const role = await getRole(ctx.db, params.role_id);
    await checkMayPatch(ctx, role);
    if (!permissions) return presentRole(ctx.db, role);
    const changed = await ctx.tx(async (tx) => patch(tx, role, permissions, await roles(tx.db)));
    return presentRole(ctx.db, changed);
  },
});
