import type { Ctx, Tx } from './context.ts';

/**
 * Long work, a step at a time, each in a transaction of its own, so that it holds up nobody. A step answers how many it dealt with; one
 * that found fewer than it may take is the last.
 */
export async function inSteps(ctx: Ctx, most: number, step: (tx: Tx) => Promise<number>): Promise<void> {
  while ((await ctx.tx(step)) >= most);
}
