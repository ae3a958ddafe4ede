import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import { teamMemberHas } from './roles.ts';
import { hasSystem } from './system.ts';

async function hasOnAnyTeam(ctx: Ctx, permission: string): Promise<boolean> {
  if (await hasSystem(ctx, permission)) return true;
  for (const member of await teamMembershipsOfUser(ctx.db, ctx.userId)) {
    if (member.delete_at === 0 && (await teamMemberHas(ctx.db, member, permission))) return true;
  }
  return false;
}

/** In the system, or in one of the caller's teams. */
export const onAnyTeam = (permission: string): Requirement => ({ label: permission, holds: (ctx) => hasOnAnyTeam(ctx, permission) });
