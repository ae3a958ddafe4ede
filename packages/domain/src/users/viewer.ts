import type { Ctx } from '@foremast/kernel/context';
import { hasSystem } from '../permissions/system.ts';
import type { Viewer } from './present-user.ts';

/** How the caller sees people who are not the caller. */
export async function viewerOfOthers(ctx: Ctx): Promise<Viewer> {
  return (await hasSystem(ctx, 'manage_system')) ? 'admin' : 'other';
}

/** How the caller sees this person. */
export async function viewerOf(ctx: Ctx, userId: string): Promise<Viewer> {
  return ctx.userId === userId ? 'self' : viewerOfOthers(ctx);
}
