import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { job } from '@foremast/kernel/job';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { heldPost } from '@foremast/store/queries/posts';
import {
  dueScheduledPosts,
  findScheduledPost,
  type ScheduledPostRow,
  takeScheduledPost,
  updateScheduledPost,
} from '@foremast/store/queries/scheduled-posts';
import { findUser } from '@foremast/store/queries/users';
import { scheduledPostDeleted, scheduledPostUpdated } from '@foremast/wire/events';
import { t } from '@foremast/wire/scalars';
import { messageFromSystemBot } from '../bots/system-bot.ts';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { userMayInChannel } from '../permissions/of-user.ts';
import { refusePost, vanishingProps } from '../posts/create-post.ts';
import { incomingProps } from '../posts/incoming-props.ts';
import { postError } from '../posts/validate-post.ts';
import { type NewPost, writePost } from '../posts/write-post.ts';
import { callOutgoingHooks } from '../webhooks/call-outgoing.ts';
import { presentScheduled } from './present-scheduled.ts';

const AT_ONCE = 50;
/** What nobody could send for a day is old news: its author decides. */
const DAY_MS = 86_400_000;

/** Why a message can no longer be sent; undefined if it can. The words are those of the protocol. */
async function obstacle(tx: Tx, row: ScheduledPostRow): Promise<string | undefined> {
  if (row.scheduled_at < tx.now() - DAY_MS) return 'unable_to_send';
  const author = await findUser(tx.db, row.user_id);
  if (!author) return 'user_missing';
  if (author.delete_at > 0) return 'user_deleted';
  const channel = await channelHead(tx.db, row.channel_id);
  if (!channel) return 'channel_not_found';
  if (channel.delete_at > 0) return 'channel_archived';
  if (await isRestrictedDirect(tx.ctx, channel)) return 'restricted_dm';
  if (!(await channelMemberHead(tx.db, channel.id, author.id)) && !(await userMayInChannel(tx.db, author, 'create_post', channel)))
    return 'no_channel_member';
  if (!(await userMayInChannel(tx.db, author, 'create_post', channel))) return 'no_channel_permission';
  if (row.root_id !== '' && (await heldPost(tx.db, row.root_id))?.delete_at !== 0) return 'thread_deleted';
  return postError(toPost(row)) || (await isRefused(tx, row, channel)) ? 'invalid_post' : undefined;
}

/** Of a type that nobody may write, or not there. */
async function isRefused(tx: Tx, { type, root_id }: ScheduledPostRow, channel: ChannelHead): Promise<boolean> {
  try {
    await refusePost(tx.ctx, { type: type ?? '', root_id }, channel);
    return false;
  } catch (error) {
    if (error instanceof AppError) return true;
    throw error;
  }
}

function toPost(row: ScheduledPostRow): NewPost {
  const shown = presentScheduled(row);
  const mark = shown.priority as { priority?: string; requested_ack?: boolean; persistent_notifications?: boolean } | undefined;
  return {
    channel_id: row.channel_id,
    user_id: row.user_id,
    root_id: row.root_id,
    message: row.message,
    type: row.type ?? '',
    props: shown.props,
    file_ids: shown.file_ids ?? [],
    remote_id: '',
    ...(mark?.priority !== undefined
      ? {
          priority: {
            priority: mark.priority,
            requested_ack: mark.requested_ack ?? null,
            persistent_notifications: mark.persistent_notifications ?? null,
          },
        }
      : {}),
  };
}

/** It is taken out and written in one transaction: after a crash, or with two that send, it is written once. */
async function send(tx: Tx, row: ScheduledPostRow): Promise<void> {
  if (!(await takeScheduledPost(tx.db, row.id))) return;
  const post = toPost(row);
  const author = await findUser(tx.db, row.user_id);
  const props = { ...(author && (await incomingProps(tx.ctx, post.props ?? {}, author))), ...vanishingProps(tx.ctx, post.type ?? '') };
  await callOutgoingHooks(tx, await writePost(tx, { ...post, props }, { setOnline: false, markRead: post.type !== 'burn_on_read' }));
  tx.emit(scheduledPostDeleted, { scheduledPost: JSON.stringify(presentScheduled(row)) }, { user: row.user_id });
}

async function fail(tx: Tx, row: ScheduledPostRow, code: string): Promise<void> {
  const failed = { ...row, error_code: code, processed_at: tx.now(), update_at: tx.now() };
  await updateScheduledPost(tx.db, failed);
  tx.emit(scheduledPostUpdated, { scheduledPost: JSON.stringify(presentScheduled(failed)) }, { user: row.user_id });
}

/** One at a time: a message that cannot be written does not hold up the others. */
async function sendOne(ctx: Ctx, row: ScheduledPostRow): Promise<boolean> {
  const code = await ctx.tx((tx) => obstacle(tx, row));
  if (code === undefined) {
    try {
      await ctx.tx((tx) => send(tx, row));
      return true;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  await ctx.tx((tx) => fail(tx, row, code ?? 'unable_to_send'));
  return false;
}

/** Their authors hear how many could not be sent. */
async function tellFailures(ctx: Ctx, failures: ReadonlyMap<string, number>): Promise<void> {
  for (const [userId, count] of failures) {
    await ctx.tx(async (tx) => {
      const user = await findUser(tx.db, userId);
      if (!user || user.delete_at > 0) return;
      const message = `${count} of your scheduled messages could not be sent. You find them among your scheduled messages.`;
      await messageFromSystemBot(tx, userId, { message });
    });
  }
}

/** Sends one at its time. What became of it meanwhile, its row says. */
export const sendScheduledPost = job({
  name: 'scheduled_post',
  input: t.Object({ id: t.String() }),
  key: ({ id }) => id,
  async run({ id }, ctx) {
    const row = await findScheduledPost(ctx.db, id);
    if (row?.error_code !== '' || !ctx.config.ServiceSettings.ScheduledPosts) return;
    if (row.scheduled_at > ctx.now()) await ctx.tx((tx) => askToSend(tx, row));
    else if (!(await sendOne(ctx, row))) await tellFailures(ctx, new Map([[row.user_id, 1]]));
  },
});

/** To be called with every row that is stored: it is sent at its time. One whose time is over already waits for the next minute. */
export async function askToSend(tx: Tx, row: ScheduledPostRow): Promise<void> {
  if (row.scheduled_at > tx.now() && row.error_code === '') await tx.enqueue(sendScheduledPost, { id: row.id }, { runAt: row.scheduled_at });
}

/** Sends what is due and was not sent at its time; of what cannot be sent, its author hears once. */
export const sendDuePosts = job({
  name: 'scheduled_posts',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  async run(_, ctx) {
    if (!ctx.config.ServiceSettings.ScheduledPosts) return;
    const failures = new Map<string, number>();
    for (let more = true; more; ) {
      const due = await dueScheduledPosts(ctx.db, ctx.now(), AT_ONCE);
      for (const row of due) if (!(await sendOne(ctx, row))) failures.set(row.user_id, (failures.get(row.user_id) ?? 0) + 1);
      more = due.length === AT_ONCE;
    }
    await tellFailures(ctx, failures);
  },
});
