import type { Ctx } from '@foremast/kernel/context';
import { type ChannelPeople, type ChannelPerson, channelPeople } from '@foremast/store/queries/channel-people';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import { statusesOf } from '@foremast/store/queries/status';
import { findUser, type UserRow, usersByIds } from '@foremast/store/queries/users';
import type { Mentions } from '../posts/mention-rank.ts';
import { activeChannelOf } from '../status/active-channel.ts';
import { lastActivityOf } from '../status/activity.ts';
import { threadReaders } from '../threads/readers.ts';
import { type Candidate, type Decision, decide, type Occasion } from './decide.ts';

/** A message and where it is. */
export interface ToldMessage {
  readonly post: PostRow;
  readonly channel: ChannelHead;
  readonly members: ChannelPeople;
  readonly author: UserRow | undefined;
}

export async function messageToTell(ctx: Ctx, postId: string): Promise<ToldMessage | undefined> {
  const post = await findPost(ctx.db, postId);
  const channel = post && (await channelHead(ctx.db, post.channel_id));
  const members = post && (await ctx.db.cached(channelPeople, post.channel_id));
  if (!post || !channel || channel.delete_at > 0 || !members) return undefined;
  return { post, channel, members, author: await findUser(ctx.db, post.user_id) };
}

/** Whom a message may concern. */
export interface Concerned {
  readonly mentions: Mentions;
  readonly followers: ReadonlySet<string>;
  /** Followers whose settings in the channel are not known yet. */
  readonly newcomers: ReadonlySet<string>;
}

/** What decides whether these people are told of a message. */
async function candidates(ctx: Ctx, people: readonly ChannelPerson[], { mentions, followers, newcomers }: Concerned): Promise<Candidate[]> {
  const ids = people.map((p) => p.user_id);
  const statuses = new Map((await statusesOf(ctx.db, ids)).map((s) => [s.user_id, s]));
  const readers = await threadReaders(ctx.db, ctx.config, ids);
  return people.map((person): Candidate => {
    const status = statuses.get(person.user_id);
    return {
      person,
      mention: mentions.get(person.user_id),
      follows: followers.has(person.user_id),
      isNewcomer: newcomers.has(person.user_id),
      readsThreads: readers.has(person.user_id),
      status: status?.status ?? 'offline',
      lastActivityAt: lastActivityOf(ctx.app, person.user_id, status?.last_activity_at ?? 0),
      activeChannelId: activeChannelOf(ctx.app, person.user_id),
    };
  });
}

export type Decided = Candidate & { readonly decision: Decision };

async function decideFor(ctx: Ctx, { post, channel }: ToldMessage, people: readonly ChannelPerson[], concerned: Concerned): Promise<Decided[]> {
  const occasion: Occasion = {
    channelId: channel.id,
    channelType: channel.type,
    type: post.type,
    isReply: post.root_id !== '',
    forced: Boolean(post.props?.force_notification),
    now: ctx.now(),
  };
  return (await candidates(ctx, people, concerned)).map((candidate) => ({ ...candidate, decision: decide(occasion, candidate) }));
}

/** Who of those whom a message may concern is told of it, how and why, and who is not. */
export function decideAll(ctx: Ctx, of: ToldMessage, concerned: Concerned): Promise<Decided[]> {
  const { post, channel, members } = of;
  const { mentions, followers } = concerned;
  const fromWebhook = post.props?.from_webhook === 'true';
  const isNamed = (id: string) => mentions.has(id) || followers.has(id);
  const people = [...members.people.values()].filter(
    (p) =>
      (isNamed(p.user_id) || (channel.type !== 'D' && (p.notify_props.push === 'all' || p.channel_notify_props.push === 'all'))) &&
      (fromWebhook || p.user_id !== post.user_id || mentions.has(p.user_id)),
  );
  return decideFor(ctx, of, people, concerned);
}

const NOBODY: Concerned = { mentions: new Map(), followers: new Set(), newcomers: new Set() };

/** What is decided, as things are now, of a member whom the message does not concern; undefined: no member. */
export async function decideUnconcerned(ctx: Ctx, of: ToldMessage, userId: string): Promise<Decided | undefined> {
  const person = of.members.people.get(userId);
  return person && (await decideFor(ctx, of, [person], NOBODY))[0];
}

/** A direct channel has two people, a group few; of other channels the names are not needed. */
export const namedPeople = (ctx: Ctx, { channel, members }: ToldMessage): Promise<UserRow[]> =>
  channel.type === 'G' ? usersByIds(ctx.db, [...members.people.keys()]) : Promise.resolve([]);
