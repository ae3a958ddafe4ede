import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { findChannelMember } from '@foremast/store/queries/channel-members';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { systemBot } from '../bots/system-bot.ts';
import { joinChannel } from '../channels/add-member.ts';
import { leaveChannel } from '../channels/remove-member.ts';
import { isGuest } from '../users/is-guest.ts';
import { type ChannelRules, rulesOfChannel } from './channel-rules.ts';
import { judgePeople } from './people-who-fit.ts';

/** Who came into a channel and who had to leave it. */
export interface SyncResult {
  readonly MembersAdded: string[];
  readonly MembersRemoved: string[];
}

/** Somebody who cannot come in or leave, for other reasons, keeps nobody else from it. */
async function each(users: readonly UserRow[], done: string[], work: (user: UserRow) => Promise<void>): Promise<void> {
  for (const user of users) {
    try {
      await work(user);
      done.push(user.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}

/** Members whom the rules do not fit leave; the server says so in the channel. Bots stay. */
async function takeOut(ctx: Ctx, channel: ChannelHead, rules: ChannelRules, removed: string[], pause: () => Promise<void>): Promise<void> {
  for await (const batch of judgePeople(ctx, { inChannel: channel.id, bots: false }, (person) => rules.fits(person))) {
    const out = batch.filter((one) => !one.fits).map(({ user }) => user);
    await each(out, removed, (user) =>
      ctx.tx(async (tx) => {
        if (await findChannelMember(tx.db, channel.id, user.id)) await leaveChannel(tx, channel, user, await systemBot(tx), '');
      }),
    );
    await pause();
  }
}

/** People of the team whom the rules fit come in. Guests only come where they are invited. */
async function bringIn(ctx: Ctx, channel: ChannelHead, rules: ChannelRules, added: string[], pause: () => Promise<void>): Promise<void> {
  const outside = { inTeam: channel.team_id, notInChannel: channel.id, active: true, bots: false } as const;
  for await (const batch of judgePeople(ctx, outside, (person) => rules.fits(person))) {
    const fit = batch.filter((one) => one.fits && !isGuest(one.user)).map(({ user }) => user);
    await each(fit, added, (user) => ctx.tx(async (tx) => void (await joinChannel(tx, channel, user, user))));
    await pause();
  }
}

/** Makes a channel's people those whom its rules fit. `pause` is awaited between batches, and may throw to stop. */
export async function syncChannel(ctx: Ctx, channelId: string, pause: () => Promise<void>): Promise<SyncResult> {
  const result: SyncResult = { MembersAdded: [], MembersRemoved: [] };
  const [channel, rules] = [await channelHead(ctx.db, channelId), await rulesOfChannel(ctx.db, channelId)];
  if (!channel || channel.delete_at > 0 || channel.type !== 'P' || !rules) return result;
  await takeOut(ctx, channel, rules, result.MembersRemoved, pause);
  if (rules.policy.active) await bringIn(ctx, channel, rules, result.MembersAdded, pause);
  return result;
}
