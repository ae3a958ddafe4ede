import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { findPropertyGroup, insertPropertyGroup } from '@foremast/store/queries/properties';

/** The name of the group. */
export const PROFILE_GROUP = 'custom_profile_attributes';

/** The group of the profile's fields and values; made when it is first asked for. */
export async function profileGroup(ctx: Ctx): Promise<string> {
  const known = await findPropertyGroup(ctx.db, PROFILE_GROUP);
  if (known) return known;
  return ctx.tx(async (tx) => {
    await insertPropertyGroup(tx.db, newId(), PROFILE_GROUP);
    return (await findPropertyGroup(tx.db, PROFILE_GROUP)) as string;
  });
}
