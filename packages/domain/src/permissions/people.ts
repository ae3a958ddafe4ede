import type { Ctx } from '@foremast/kernel/context';
import { usersInChannelsOf } from '@foremast/store/queries/channel-members';
import { hasSystem } from './system.ts';

/** May the caller know of these people? Guests know those with whom they share a channel, everybody else knows all. */
export async function maySeeUsers(ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  const others = [...new Set(ids)].filter((id) => id !== ctx.userId);
  if (others.length === 0 || (await hasSystem(ctx, 'view_members'))) return true;
  return (await usersInChannelsOf(ctx.db, ctx.userId, others)).length === others.length;
}
