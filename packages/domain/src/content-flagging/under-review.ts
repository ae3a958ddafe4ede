import type { Ctx } from '@foremast/kernel/context';
import { anyTargetWithValue } from '@foremast/store/queries/properties';
import { flaggingIsOn } from './availability.ts';
import { reportFields } from './fields.ts';

/** Is one of these messages reported, and nobody has decided about it? */
export async function isUnderReview(ctx: Ctx, postIds: readonly string[]): Promise<boolean> {
  if (!flaggingIsOn(ctx.config)) return false;
  const fields = await reportFields(ctx);
  return anyTargetWithValue(ctx.db, fields.idOf('status'), postIds, ['Pending', 'Assigned']);
}
