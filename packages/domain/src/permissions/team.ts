import type { Ctx } from '@foremast/kernel/context';
import type { Requirement } from '@foremast/kernel/permission';
import { findTeamMember } from '@foremast/store/queries/team-members';
import { teamMemberHas } from './roles.ts';
import { hasSystem } from './system.ts';

/** By the caller's roles in the team, else in the system. */
export async function hasOnTeam(ctx: Ctx, permission: string, teamId: string): Promise<boolean> {
  if (teamId === '') return false;
  const member = await findTeamMember(ctx.db, teamId, ctx.userId);
  if (member && member.delete_at === 0 && (await teamMemberHas(ctx.db, member, permission))) return true;
  return hasSystem(ctx, permission);
}

export const onTeam = (permission: string, teamId: string): Requirement => ({
  label: permission,
  holds: (ctx) => hasOnTeam(ctx, permission, teamId),
});

/** The caller is in the team, or may see all teams. */
export const inTeam = (teamId: string): Requirement => onTeam('view_team', teamId);
