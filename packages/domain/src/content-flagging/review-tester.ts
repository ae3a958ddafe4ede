import type { Ctx } from '@foremast/kernel/context';
import { anyTargetWithValue } from '@foremast/store/queries/properties';
import type { Db } from '@foremast/store/store';
import { flaggingIsOn } from './availability.ts';
import { reportFields } from './fields.ts';

/** Says of messages whether one of them is reported, and nobody has decided about it. */
export async function reviewTester(ctx: Ctx): Promise<(db: Db, postIds: readonly string[]) => Promise<boolean>> {
  if (!flaggingIsOn(ctx.config)) return () => Promise.resolve(false);
  const fields = await reportFields(ctx);
  return (db, postIds) => anyTargetWithValue(db, fields.idOf('status'), postIds, ['Pending', 'Assigned']);
}
