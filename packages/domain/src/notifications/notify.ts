import type { Ctx, Tx } from '@foremast/kernel/context';
import { job } from '@foremast/kernel/job';
import { type ChannelPeople, channelPeople } from '@foremast/store/queries/channel-people';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { badgesOf, devicesOf } from '@foremast/store/queries/notification-facts';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import { statusesOf } from '@foremast/store/queries/status';
import { findUser, type UserRow, usersByIds } from '@foremast/store/queries/users';
import { Id, t } from '@foremast/wire/scalars';
import { wordsFor } from '../mail/send-mail.ts';
import type { ChannelAudience } from '../posts/channel-audience.ts';
import type { MentionRank, Mentions } from '../posts/mention-rank.ts';
import { pushOn } from '../push/send-push.ts';
import { tellPhones } from '../push/tell-phones.ts';
import { activeChannelOf } from '../status/active-channel.ts';
import { threadReaders } from '../threads/readers.ts';
import { type Candidate, type Decision, decide, type Occasion } from './decide.ts';
import { mailOfMessage } from './mail-of-message.ts';
import { authorFor, channelFor, nameFormats } from './names.ts';
import { pushMessage } from './push-message.ts';

const mailOn = ({ config: { EmailSettings } }: Pick<Ctx, 'config'>): boolean =>
  EmailSettings.SendEmailNotifications && EmailSettings.SMTPServer !== '';

const Input = t.Object({
  post_id: Id,
  /** Whom the message mentions, and how much: a number of `mentionRank`. */
  mentions: t.Array(t.Tuple([Id, t.Integer()])),
  followers: t.Array(Id),
  /** Followers whose settings in the channel are not known yet. */
  newcomers: t.Optional(t.Array(Id)),
  /** Again of a message that goes on notifying: by push only. */
  again: t.Optional(t.Boolean()),
});

type Followers = ReadonlySet<string>;

interface Written {
  readonly row: PostRow;
  readonly channel: ChannelHead;
  readonly audience: ChannelAudience;
  readonly mentions: Mentions;
  readonly followers?: Followers | undefined;
  readonly settled: Followers;
}

/** Asks for push messages and mails of a message, if somebody may get one. All else is found out after the commit. */
export async function askToNotify(tx: Tx, { row, channel, audience, mentions, followers = new Set() as Followers, settled }: Written): Promise<void> {
  const push = pushOn(tx);
  if (channel.delete_at > 0 || (!push && !mailOn(tx))) return;
  const isPerson = (id: string): boolean => audience.people.get(id)?.is_bot === false;
  const mentioned = [...mentions].filter(([id]) => isPerson(id));
  const everyMessage = push && channel.type !== 'D' && !row.type.startsWith('system_') && audience.pushAll.some((id) => id !== row.user_id);
  if (mentioned.length === 0 && followers.size === 0 && !everyMessage) return;
  const newcomers = [...followers].filter((id) => !settled.has(id));
  await tx.enqueue(notify, { post_id: row.id, mentions: mentioned, followers: [...followers], newcomers });
}

interface Known {
  readonly post: PostRow;
  readonly channel: ChannelHead;
  readonly members: ChannelPeople;
  readonly author: UserRow | undefined;
}

async function known(ctx: Ctx, postId: string): Promise<Known | undefined> {
  const post = await findPost(ctx.db, postId);
  const channel = post && (await channelHead(ctx.db, post.channel_id));
  const members = post && (await ctx.db.cached(channelPeople, post.channel_id));
  if (!post || !channel || channel.delete_at > 0 || !members) return undefined;
  return { post, channel, members, author: await findUser(ctx.db, post.user_id) };
}

/** Everybody who may be told of a message, with what decides it. */
async function candidates(
  ctx: Ctx,
  { post, channel, members }: Known,
  mentions: Mentions,
  followers: Followers,
  newcomers: Followers,
): Promise<Candidate[]> {
  const fromWebhook = post.props?.from_webhook === 'true';
  const all = [...members.people.values()].filter(
    (p) => mentions.has(p.user_id) || followers.has(p.user_id) || (channel.type !== 'D' && p.user_id !== post.user_id),
  );
  const asked = all.filter(
    (p) => mentions.has(p.user_id) || followers.has(p.user_id) || p.notify_props.push === 'all' || p.channel_notify_props.push === 'all',
  );
  const people = asked.filter((p) => fromWebhook || p.user_id !== post.user_id || mentions.has(p.user_id));
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
      lastActivityAt: status?.last_activity_at ?? 0,
      activeChannelId: activeChannelOf(ctx.app, person.user_id)?.channelId,
    };
  });
}

type Told = Candidate & { readonly decision: Decision };

/** A direct channel has two people, a group few; of other channels the names are not needed. */
const namedPeople = (ctx: Ctx, { channel, members }: Known): Promise<UserRow[]> =>
  channel.type === 'G' ? usersByIds(ctx.db, [...members.people.keys()]) : Promise.resolve([]);

async function push(ctx: Ctx, of: Known, told: readonly Told[]): Promise<void> {
  const ids = told.map((each) => each.person.user_id);
  const sessions = await devicesOf(ctx.db, ids, ctx.now());
  if (sessions.length === 0) return;
  const withPhone = [...new Set(sessions.map((session) => session.user_id))];
  const readers = new Set(told.filter((each) => each.readsThreads).map((each) => each.person.user_id));
  const badges = await badgesOf(ctx.db, withPhone, readers);
  const users = new Map((await usersByIds(ctx.db, withPhone)).map((user) => [user.id, user]));
  const formatOf = await nameFormats(ctx.db, ctx.config, withPhone);
  const people = await namedPeople(ctx, of);
  const root = of.post.root_id === '' ? undefined : await findPost(ctx.db, of.post.root_id);
  const bodies = new Map(
    told.map(({ person, decision, readsThreads }) => {
      const id = person.user_id;
      const sender = authorFor(of.post, of.channel, of.author, ctx.config, formatOf(id));
      const channelName = channelFor(id, of.channel, people, sender, formatOf(id));
      const words = wordsFor(ctx, users.get(id)?.locale);
      const telling = { ...of, reason: decision.reason, sender, channelName, readsThreads, ownThread: root?.user_id === id, words };
      return [id, { ...pushMessage(telling, ctx.config), badge: badges.get(id) ?? 0 }];
    }),
  );
  await tellPhones(
    ctx,
    sessions.map((session) => ({ session, body: bodies.get(session.user_id) ?? {} })),
  );
}

/** Tells people of a message who do not see it: on their phones and by mail. */
export const notify = job({
  name: 'notify',
  input: Input,
  key: ({ post_id, again }) => (again ? `${post_id}:again` : post_id),
  async run({ post_id, mentions, followers, newcomers = [], again = false }, ctx) {
    const of = await known(ctx, post_id);
    if (!of) return;
    const { post, channel } = of;
    const occasion: Occasion = {
      channelId: channel.id,
      channelType: channel.type,
      type: post.type,
      isReply: post.root_id !== '',
      forced: Boolean(post.props?.force_notification),
      now: ctx.now(),
    };
    const ranks: Mentions = new Map(mentions as [string, MentionRank][]);
    const told = (await candidates(ctx, of, ranks, new Set(followers), new Set(newcomers))).flatMap((candidate): Told[] => {
      const decision = decide(occasion, candidate);
      return decision ? [{ ...candidate, decision }] : [];
    });
    if (mailOn(ctx) && !again)
      await mailOfMessage(
        ctx,
        of,
        told.filter(({ decision }) => decision.mail),
        await namedPeople(ctx, of),
      );
    if (pushOn(ctx))
      await push(
        ctx,
        of,
        told.filter(({ decision }) => decision.push),
      );
  },
});
