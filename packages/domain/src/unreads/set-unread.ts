import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { findChannelMember, updateChannelMember } from '@foremast/store/queries/channel-members';
import { type ChannelRow, channelHead, findChannel, holdChannel } from '@foremast/store/queries/channels';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { prioritiesOf } from '@foremast/store/queries/post-priorities';
import { findAnyPost, heldPost, type PostRow, postsFrom } from '@foremast/store/queries/posts';
import { findThreadMembership, saveThreadMembership } from '@foremast/store/queries/thread-memberships';
import { findThread } from '@foremast/store/queries/threads';
import { postUnread, threadUpdated } from '@foremast/wire/events';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { livePost, mayReadPost } from '../permissions/post.ts';
import { recountPhones } from '../push/push-change.ts';
import { presentThreads } from '../threads/present-thread.ts';
import { readsThreads } from '../threads/readers.ts';
import { answersThatCount, mentionTester } from './recount-mentions.ts';

export interface UnreadAt {
  readonly team_id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly msg_count: number;
  readonly mention_count: number;
  readonly mention_count_root: number;
  readonly urgent_mention_count: number;
  readonly msg_count_root: number;
  readonly last_viewed_at: number;
}

interface Unread {
  messages: number;
  roots: number;
  mentions: number;
  mentionsRoot: number;
  urgent: number;
}

/** What of a channel a person has not read, from an instant on. */
async function unreadFrom(tx: Tx, channel: ChannelRow, userId: string, from: number): Promise<Unread> {
  const posts = await postsFrom(tx.db, channel.id, from);
  const mentions = await mentionTester(tx.db, channel, userId);
  const counted = posts.filter((p) => !JOIN_LEAVE.has(p.type));
  const answers = await answersThatCount(tx.db, tx.config, channel, userId, posts);
  const mentioning = posts.filter((post) => mentions(post) || answers.has(post.id));
  const rootIds = mentioning.filter((p) => p.root_id === '').map((p) => p.id);
  const priorities = tx.config.ServiceSettings.PostPriority ? await prioritiesOf(tx.db, rootIds) : new Map<string, { priority: string }>();
  return {
    messages: counted.length,
    roots: counted.filter((p) => p.root_id === '').length,
    mentions: mentioning.length,
    mentionsRoot: rootIds.length,
    urgent: rootIds.filter((id) => priorities.get(id)?.priority === 'urgent').length,
  };
}

/** The channel is unread again from this message on. `knowsThreads`: the client shows threads apart. */
export async function setUnread(ctx: Ctx, userId: string, postId: string, knowsThreads: boolean): Promise<UnreadAt> {
  const found = await findAnyPost(ctx.db, postId);
  if (!(await mayReadPost(ctx, found))) throw noPermission();
  const post = livePost(found);
  const head = await channelHead(ctx.db, post.channel_id);
  if (!head) throw notFound('app.channel.get.existing.app_error');
  if (head.delete_at > 0) throw badRequest('app.channel.update_last_viewed_at_post.app_error');
  if (!(await findChannelMember(ctx.db, head.id, userId))) throw notFound('app.channel.get_member.missing.app_error');
  const apart = knowsThreads && (await readsThreads(ctx.db, ctx.config, userId));
  return ctx.tx(async (tx) => {
    if (!(await heldPost(tx.db, post.root_id || post.id))) throw notFound('app.post.get.app_error');
    await holdPeople(tx.db, [userId]);
    // Nothing is written in it between counting what there is and what of that is unread.
    await holdChannel(tx.db, head.id);
    const channel = await findChannel(tx.db, head.id);
    if (!channel) throw notFound('app.channel.get.existing.app_error');
    if (!(await findChannelMember(tx.db, channel.id, userId))) throw notFound('app.channel.get_member.missing.app_error');
    const unread = await unreadFrom(tx, channel, userId, post.create_at);
    const inChannelOnly = post.root_id !== '' && !apart;
    const state = {
      msg_count: Math.max(channel.total_msg_count - unread.messages, 0),
      mention_count: unread.mentions,
      mention_count_root: inChannelOnly ? 0 : unread.mentionsRoot,
      urgent_mention_count: inChannelOnly ? 0 : unread.urgent,
      msg_count_root: inChannelOnly ? channel.total_msg_count_root : Math.max(channel.total_msg_count_root - unread.roots, 0),
      last_viewed_at: post.create_at - 1,
    };
    await updateChannelMember(tx.db, channel.id, userId, { ...state, last_update_at: tx.now() });
    if (inChannelOnly && tx.config.ServiceSettings.ThreadAutoFollow) await unreadInThread(tx, post, channel, userId);
    await recountPhones(tx, userId);
    tx.emit(postUnread, { ...state, post_id: post.id }, { user: userId, channel: channel.id, team: channel.team_id });
    return { team_id: channel.team_id, user_id: userId, channel_id: channel.id, ...state };
  });
}

/** For who does not read threads apart, the thread of a reply is unread from there on, too. */
async function unreadInThread(tx: Tx, reply: PostRow, channel: ChannelRow, userId: string): Promise<void> {
  const mentions = await mentionTester(tx.db, channel, userId);
  const replies = (await postsFrom(tx.db, channel.id, reply.create_at)).filter((p) => p.root_id === reply.root_id);
  const thread = await findThread(tx.db, reply.root_id);
  if (!thread) return;
  const membership = {
    post_id: reply.root_id,
    user_id: userId,
    following: true,
    last_viewed: reply.create_at - 1,
    unread_mentions: replies.filter(mentions).length,
  };
  await saveThreadMembership(tx.db, membership, tx.now());
  const readers = await readsThreads(tx.db, tx.config, userId);
  if (!readers) return;
  const known = await findThreadMembership(tx.db, reply.root_id, userId);
  if (!known) return;
  const [told] = await presentThreads(
    tx.db,
    tx.config,
    userId,
    [{ ...thread, last_viewed: known.last_viewed, unread_mentions: known.unread_mentions }],
    { extended: true },
  );
  if (told) tx.emit(threadUpdated, { thread: JSON.stringify(told) }, { user: userId, team: channel.team_id });
}
