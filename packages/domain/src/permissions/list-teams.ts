import type { Ctx } from '@foremast/kernel/context';
import type { TeamFilter } from '@foremast/store/queries/teams';
import { hasSystem } from './system.ts';

/** Which teams the caller may find in lists: all, the open ones, the closed ones, or none. */
export async function listableTeams(ctx: Ctx): Promise<Pick<TeamFilter, 'openInvite'> | undefined> {
  const [open, closed] = [await hasSystem(ctx, 'list_public_teams'), await hasSystem(ctx, 'list_private_teams')];
  if (open && closed) return {};
  return open || closed ? { openInvite: open } : undefined;
}
