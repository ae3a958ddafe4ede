import type { Ctx } from '@foremast/kernel/context';
import { forbidden } from '@foremast/kernel/error';
import { findBot } from '@foremast/store/queries/bots';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { rulesOfChannel } from './channel-rules.ts';
import { rulesApply } from './feature.ts';
import { attributesOfPerson } from './person-attributes.ts';

/** Do the channel's rules keep this person out? Bots come and go as they are told. */
export async function isKeptOut(ctx: Pick<Ctx, 'config' | 'db'>, channel: Pick<ChannelHead, 'id' | 'type'>, userId: string): Promise<boolean> {
  if (channel.type !== 'P' || !rulesApply(ctx)) return false;
  const rules = await rulesOfChannel(ctx.db, channel.id);
  if (!rules || rules.fits(await attributesOfPerson(ctx, userId))) return false;
  return (await findBot(ctx.db, userId)) === undefined;
}

/** Throws `api.channel.add_user.to.channel.rejected` (403) for somebody whom the channel's rules keep out. */
export async function checkRulesOfChannel(ctx: Pick<Ctx, 'config' | 'db'>, channel: Pick<ChannelHead, 'id' | 'type'>, userId: string): Promise<void> {
  if (await isKeptOut(ctx, channel, userId)) throw forbidden('api.channel.add_user.to.channel.rejected');
}
