import type { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { findPropertyGroup, insertPropertyGroup } from '@foremast/store/queries/properties';

const NAME = 'custom_profile_attributes';

/** The group of the profile's fields and values; made when it is first asked for. */
export async function profileGroup(ctx: Ctx): Promise<string> {
  const known = await findPropertyGroup(ctx.db, NAME);
  if (known) return known;
  return ctx.tx(async (tx) => {
    await insertPropertyGroup(tx.db, newId(), NAME);
    return (await findPropertyGroup(tx.db, NAME)) as string;
  });
}
