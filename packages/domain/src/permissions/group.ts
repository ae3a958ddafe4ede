import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { findGroupMembers } from '@foremast/store/queries/groups';
import { checkCustomGroups, getGroup, isCustom } from '../groups/get-group.ts';
import { rolesGrant } from './roles.ts';
import { hasSystem, onSystem } from './system.ts';

/** What being in a custom group gives. */
const MEMBER_ROLE = 'custom_group_user';

/** By the caller's roles in the system, else by being in the group. */
export const onGroup = (permission: string, groupId: string): Requirement => ({
  label: permission,
  async holds(ctx) {
    if (await hasSystem(ctx, permission)) return true;
    if (!(await rolesGrant(ctx.db, [MEMBER_ROLE], permission))) return false;
    return (await findGroupMembers(ctx.db, groupId, [ctx.userId])).length > 0;
  },
});

/** The people of a group may be listed: of a custom one by everybody, of others by those who manage groups. Throws what the contract answers. */
export async function requireReadGroup(ctx: Ctx, groupId: string): Promise<void> {
  const group = await getGroup(ctx.db, groupId);
  if (!isCustom(group)) return ctx.require(onSystem('sysconsole_read_user_management_groups'));
  checkCustomGroups(ctx);
}
