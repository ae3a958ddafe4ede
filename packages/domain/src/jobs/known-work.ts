import type { Ctx } from '@foremast/kernel/context';
import type { PublicJob } from './public-job.ts';

/** Filled by the list of all works, so that works may themselves make jobs. */
const known = new Map<string, PublicJob>();

export function knowWorks(works: readonly PublicJob[]): void {
  for (const work of works) known.set(work.type, work);
}

export const hasWork = (type: string): boolean => known.has(type);
/** Can a job of this type be asked for now? */
export async function isOffered(ctx: Pick<Ctx, 'config' | 'db'>, type: string): Promise<boolean> {
  const work = known.get(type);
  return work !== undefined && (await (work.isOffered?.(ctx) ?? true));
}
export const workOf = (type: string): PublicJob | undefined => known.get(type);
export const allWorks = (): Iterable<PublicJob> => known.values();
