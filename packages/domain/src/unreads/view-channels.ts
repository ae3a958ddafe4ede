import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { markChannelsRead, type ReadState, readStatesOf } from '@foremast/store/queries/post-counters';
import { markThreadsOfChannelsRead } from '@foremast/store/queries/thread-read-marks';
import { findUser } from '@foremast/store/queries/users';
import { multipleChannelsViewed, threadReadChanged } from '@foremast/wire/events';
import { settingIn } from '../posts/channel-audience.ts';
import { clearPhones, type ReadPlace } from '../push/push-change.ts';
import { pushOn } from '../push/send-push.ts';
import { setActiveChannel } from '../status/active-channel.ts';
import { setOnlineByActivity } from '../status/presence.ts';
import { readsThreads } from '../threads/readers.ts';

const hasNews = (s: ReadState): boolean =>
  s.total_msg_count > s.msg_count || s.total_msg_count_root > s.msg_count_root || s.mention_count > 0 || s.mention_count_root > 0;

/** The channels of which something may stand on the person's phones. */
async function notifiedChannels(ctx: Ctx, userId: string, states: readonly ReadState[], apart: boolean): Promise<ReadPlace[]> {
  const places: ReadPlace[] = [];
  for (const state of states.filter(hasNews)) {
    const person = (await ctx.db.cached(channelPeople, state.channel_id))?.people.get(userId);
    const level = person ? settingIn(person.notify_props.push, person.channel_notify_props.push, 'mention') : 'none';
    const isDirect = (await channelHead(ctx.db, state.channel_id))?.type === 'D';
    const mentions = apart ? state.mention_count_root : state.mention_count;
    if (level === 'all' || ((level === 'mention' || isDirect) && mentions > 0)) places.push({ channel_id: state.channel_id, root_id: '' });
  }
  return places;
}

export interface Viewing {
  /** What the person looks at from now on; undefined if this says nothing of it. */
  readonly looksAt?: string;
  /** The client shows threads apart from channels: viewing a channel leaves them unread. */
  readonly knowsThreads: boolean;
}

/** Everything in the channels counts as read. Answers when each was viewed; foreign and unknown ones are left out. */
export async function viewChannels(
  ctx: Ctx,
  userId: string,
  channelIds: readonly string[],
  { knowsThreads, looksAt }: Viewing,
): Promise<Record<string, number>> {
  if (userId !== ctx.userId && !(await findUser(ctx.db, userId))) throw notFound('app.user.missing_account.const');
  if (looksAt !== undefined) await ctx.tx((tx) => setOnlineByActivity(tx, userId));
  if (looksAt !== undefined) setActiveChannel(ctx.app, userId, looksAt);
  const states = await readStatesOf(ctx.db, userId, [...new Set(channelIds)].filter(Boolean));
  const times = Object.fromEntries(states.map((s) => [s.channel_id, Math.max(s.last_post_at, s.last_viewed_at)]));
  const fresh = states.filter(hasNews).map((s) => s.channel_id);
  if (fresh.length === 0) return times;
  const apart = await readsThreads(ctx.db, ctx.config, userId);
  const onPhones = pushOn(ctx) ? await notifiedChannels(ctx, userId, states, apart) : [];
  await ctx.tx(async (tx) => {
    const now = tx.now();
    await clearPhones(tx, userId, onPhones);
    await markChannelsRead(tx.db, userId, fresh, now);
    if (tx.config.ServiceSettings.EnableChannelViewedMessages) tx.emit(multipleChannelsViewed, { channel_times: times }, { user: userId });
    if ((apart && knowsThreads) || !tx.config.ServiceSettings.ThreadAutoFollow) return;
    await markThreadsOfChannelsRead(tx.db, userId, fresh, now);
    if (apart) for (const channel of fresh) tx.emit(threadReadChanged, { timestamp: now }, { user: userId, channel });
  });
  return times;
}
