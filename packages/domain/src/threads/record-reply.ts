import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { type PostRow, touchPost } from '@foremast/store/queries/posts';
import {
  addFollowers,
  addMentionedFollowers,
  followAsRead,
  type ThreadMembershipRow,
  threadMembershipsOf,
} from '@foremast/store/queries/thread-memberships';
import { addReply, replyTimes, type ThreadRow } from '@foremast/store/queries/threads';
import { findUser } from '@foremast/store/queries/users';
import { threadUpdated } from '@foremast/wire/events';
import { type ChannelAudience, wantsReplies } from '../posts/channel-audience.ts';
import { type Mentions, mentionRank } from '../posts/mention-rank.ts';
import { mentionsOfPost } from '../posts/mentions-of-post.ts';
import { threadReaders } from './readers.ts';
import { countAfter, threadText } from './thread-text.ts';

export interface ReplyContext {
  readonly reply: PostRow;
  readonly root: PostRow;
  readonly channel: ChannelHead;
  readonly audience: ChannelAudience;
  readonly mentions: Mentions;
  /** Those whose settings in the channel are known by now. */
  readonly settled: ReadonlySet<string>;
}

/** The thread after a reply, and who should be notified of it because they follow the thread. */
export interface RecordedReply {
  readonly thread: ThreadRow;
  readonly notified: readonly string[];
  /** Those who read threads apart and follow this one, but for the author. */
  readonly followers: ReadonlySet<string>;
  /** Writes down who follows the thread from now on; after the reply was counted in its channel. */
  follow(): Promise<void>;
  /** Tells the followers; after everybody was told of the reply itself. */
  tell(): void;
}

/**
 * Everything a reply changes of its thread: counts, followers, what they have not read; each of them is told. Whoever reads a channel takes
 * its members before those who follow its threads: lest two wait for each other, `follow` is left to the caller.
 */
export async function recordReply(tx: Tx, context: ReplyContext): Promise<RecordedReply> {
  const { reply, root, channel } = context;
  const thread = await addReply(tx.db, {
    root_id: root.id,
    channel_id: channel.id,
    team_id: channel.team_id,
    user_id: reply.user_id,
    at: reply.create_at,
  });
  await touchPost(tx.db, root.id, tx.now());
  if (!tx.config.ServiceSettings.ThreadAutoFollow) return { thread, ...NOBODY, follow: () => Promise.resolve() };
  const before = new Map((await threadMembershipsOf(tx.db, root.id)).map((m) => [m.user_id, m]));
  const fresh = await newcomers(tx, context, before);
  const mentioned = [...context.mentions].filter(([, rank]) => countsInThread(rank)).map(([id]) => id);
  const all = new Set([...before.values()].filter((m) => m.following).map((m) => m.user_id));
  for (const id of [...fresh, ...mentioned, reply.user_id]) all.add(id);
  const heard = await whatFollowersHear(tx, context, thread, before, all);
  return { thread, ...heard, follow: () => follow(tx, context, fresh, mentioned) };
}

/** Who counts a mention in a reply as one of the thread: not those who are only reminded of an answer. */
const countsInThread = (rank: number | undefined): boolean => rank !== undefined && rank !== mentionRank.comment && rank !== mentionRank.thread;

/** Whom the first message mentions, as it stands and as the channel is now; a group is called once, not by every reply. */
async function mentionedInRoot(tx: Tx, root: PostRow, channel: ChannelHead, audience: ChannelAudience): Promise<string[]> {
  if (channel.type === 'D' || root.type.startsWith('system_')) return [];
  const { users } = await mentionsOfPost(tx, root, channel, await findUser(tx.db, root.user_id), audience, false);
  return [...users.keys()];
}

async function newcomers(
  tx: Tx,
  { root, channel, audience, reply, mentions }: ReplyContext,
  before: ReadonlyMap<string, ThreadMembershipRow>,
): Promise<string[]> {
  const wanted = new Set(audience.autoFollow);
  // Those of the root with every reply: who left the channel and came back follows again from then on.
  if (root.props?.from_webhook !== 'true') wanted.add(root.user_id);
  for (const id of await mentionedInRoot(tx, root, channel, audience)) wanted.add(id);
  for (const [id, rank] of mentions) if (!countsInThread(rank)) wanted.add(id);
  return [...wanted].filter((id) => id !== reply.user_id && audience.people.has(id) && !before.has(id) && !countsInThread(mentions.get(id)));
}

async function follow(tx: Tx, { reply, root }: ReplyContext, fresh: readonly string[], mentioned: readonly string[]): Promise<void> {
  const now = tx.now();
  await addFollowers(tx.db, root.id, fresh, now);
  await addMentionedFollowers(
    tx.db,
    root.id,
    mentioned.filter((id) => id !== reply.user_id),
    true,
    now,
  );
  await followAsRead(tx.db, root.id, reply.user_id, Math.max(now, reply.create_at), now);
}

type Heard = Omit<RecordedReply, 'thread' | 'follow'>;
const NOBODY: Heard = { notified: [], followers: new Set(), tell: () => undefined };

async function whatFollowersHear(
  tx: Tx,
  context: ReplyContext,
  thread: ThreadRow,
  before: ReadonlyMap<string, ThreadMembershipRow>,
  all: ReadonlySet<string>,
): Promise<Heard> {
  const { reply, root, channel, audience, mentions, settled } = context;
  const active = [...all].filter((id) => audience.people.has(id));
  const readers = await threadReaders(tx.db, tx.config, active);
  if (readers.size === 0) return NOBODY;
  const viewed = (id: string) => before.get(id)?.last_viewed ?? 0;
  const partly = [...readers].map(viewed).filter((at) => at > 0);
  const times = partly.length > 0 ? await replyTimes(tx.db, root.id, Math.min(...partly)) : [];
  const text = await threadText(tx, root, thread);
  const tellOne = (id: string) => {
    const own = id === reply.user_id;
    const known = before.get(id);
    const at = viewed(id);
    const replies = at === 0 ? thread.reply_count : countAfter(times, at);
    const added = countsInThread(mentions.get(id)) ? 1 : 0;
    const data = {
      thread: own ? text(at, 0, 0) : text(at, replies, (known?.unread_mentions ?? 0) + added),
      previous_unread_replies: own || known?.following ? Math.max(replies - 1, 0) : 0,
      previous_unread_mentions: known?.following ? known.unread_mentions : 0,
    };
    tx.emit(threadUpdated, data, { user: id, team: channel.team_id });
  };
  const followers = new Set([...readers].filter((id) => id !== reply.user_id));
  return {
    notified: [...followers].filter(
      (id) => (mentions.has(id) || settled.has(id)) && wantsReplies(audience.people.get(id) as never, mentions.has(id)),
    ),
    followers,
    tell: () => readers.forEach(tellOne),
  };
}
