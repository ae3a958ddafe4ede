import type { Ctx } from '@foremast/kernel/context';
import type { UserRow } from '@foremast/store/queries/users';
import { rulesOfChannel } from './channel-rules.ts';
import { rulesApply } from './feature.ts';
import { attributesOf } from './person-attributes.ts';

/** Those of these people whom the rules of a channel do not keep out; all of them for a channel without rules. */
export async function dropKeptOut(ctx: Pick<Ctx, 'config' | 'db'>, channelId: string, users: readonly UserRow[]): Promise<readonly UserRow[]> {
  const rules = rulesApply(ctx) ? await rulesOfChannel(ctx.db, channelId) : undefined;
  if (!rules) return users;
  const attributes = await attributesOf(
    ctx,
    users.map(({ id }) => id),
  );
  return users.filter(({ id, bot_id }) => bot_id !== null || rules.fits(attributes.get(id) ?? {}));
}
