import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { acknowledgementsOf, moveAcknowledgements } from '@foremast/store/queries/acknowledgements';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { detachFiles } from '@foremast/store/queries/post-files';
import { prioritiesOf } from '@foremast/store/queries/post-priorities';
import { allRepliesTo, findPost, heldPost, heldPosts, type PostRow, touchPost } from '@foremast/store/queries/posts';
import { reactionsOfPosts, saveReaction } from '@foremast/store/queries/reactions';
import { findUser } from '@foremast/store/queries/users';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { reviewTester } from '../content-flagging/review-tester.ts';
import { mayReadContent } from '../permissions/channel.ts';
import { words } from '../permissions/roles.ts';
import { hasSystem } from '../permissions/system.ts';
import { mayPostIn } from './create-post.ts';
import { refuseDeletionIn, removePost } from './delete-post.ts';
import { fileIdsOf } from './present-post.ts';
import { writePost } from './write-post.ts';

/** Where from and where to the settings let threads be moved. */
function refusePlaces(ctx: Ctx, from: ChannelHead, to: ChannelHead): void {
  const s = ctx.config.WranglerSettings;
  const refused =
    (from.type === 'P' && !s.MoveThreadFromPrivateChannelEnable) ||
    (from.type === 'D' && !s.MoveThreadFromDirectMessageChannelEnable) ||
    (from.type === 'G' && !s.MoveThreadFromGroupMessageChannelEnable) ||
    (from.team_id !== to.team_id && !s.MoveThreadToAnotherTeamEnable);
  if (refused) throw badRequest('app.post.move_thread_command.error');
}

/** Administrators, and people of the roles and mail addresses that the settings name. */
async function refuseOthers(ctx: Ctx): Promise<void> {
  if (await hasSystem(ctx, 'manage_system')) return;
  const { AllowedEmailDomain: domains, PermittedWranglerRoles: roles } = ctx.config.WranglerSettings;
  const user = await findUser(ctx.db, ctx.userId);
  const allowed = domains.length === 0 || domains.some((domain) => user?.email.toLowerCase().endsWith(`@${domain.toLowerCase()}`));
  const hasRole = roles.length === 0 || words(ctx.session.roles).some((role) => roles.includes(role));
  if (!allowed || !hasRole) throw forbidden('api.post.move_thread.no_permission');
}

/** Writes the thread anew in the other channel, message by message as it was, and takes the old one away. */
export async function moveThread(ctx: Ctx, postId: string, channelId: string): Promise<void> {
  if (!ctx.config.FeatureFlags.MoveThreadsEnabled) throw switchedOff('api.post.move_thread.disabled.app_error');
  await refuseOthers(ctx);
  const post = await findPost(ctx.db, postId);
  if (!post || !(await mayReadContent(ctx, post.channel_id))) throw noPermission();
  // What such a message says is not in its row, and is for those who were there.
  if (post.type === 'burn_on_read') throw badRequest('app.post.move_thread_command.error');
  const from = await channelHead(ctx.db, post.channel_id);
  const to = channelId === '' ? undefined : await channelHead(ctx.db, channelId);
  if (!from || !to) throw notFound('app.channel.get.existing.app_error');
  if (!(await channelMemberHead(ctx.db, to.id, ctx.userId))) throw notFound('app.channel.get_member.missing.app_error');
  if (!(await mayPostIn(ctx, to))) throw noPermission();
  if (to.delete_at > 0 || from.id === to.id) throw badRequest('app.post.move_thread_command.error');
  refusePlaces(ctx, from, to);
  await refuseDeletionIn(ctx, from.id);
  if (await isRestrictedDirect(ctx, to)) throw badRequest('api.post.create_post.can_not_post_in_restricted_dm.error');
  const isUnderReview = await reviewTester(ctx);
  await ctx.tx(async (tx) => {
    // Nobody answers, changes, deletes or reports anything of it meanwhile.
    const root = await heldPost(tx.db, post.root_id || post.id);
    if (root?.delete_at !== 0) throw noPermission();
    const all = await allRepliesTo(tx.db, root.id);
    const replies = await heldPosts(tx.db, ids(all));
    const rows = [root, ...replies.sort((a, b) => a.create_at - b.create_at || (a.id < b.id ? -1 : 1))];
    if (rows.length > tx.config.WranglerSettings.MoveThreadMaxCount) throw badRequest('app.post.move_thread_command.error');
    // Whoever reviews a message finds it where it was reported.
    if (await isUnderReview(tx.db, ids([root, ...all]))) throw badRequest('app.post.move_thread_command.error');
    await rewriteThread(tx, rows, to);
  });
}

const ids = (rows: readonly PostRow[]) => rows.map((row) => row.id);

/** Reactions and acknowledgements stay with the messages that they are to, which change by the latter as they did before. */
async function takeReactionsAlong(tx: Tx, ids: ReadonlyMap<string, string>, channelId: string, changedAt: number): Promise<void> {
  const acknowledged = new Set((await acknowledgementsOf(tx.db, [...ids.keys()])).map((a) => a.post_id));
  for (const [from, to] of ids) {
    if (!acknowledged.has(from)) continue;
    await moveAcknowledgements(tx.db, from, to, channelId);
    await touchPost(tx.db, to, changedAt);
  }
  for (const reaction of await reactionsOfPosts(tx.db, [...ids.keys()])) {
    const post_id = ids.get(reaction.post_id);
    if (post_id) await saveReaction(tx.db, { ...reaction, post_id, channel_id: channelId });
  }
}

async function rewriteThread(tx: Tx, rows: readonly PostRow[], to: ChannelHead): Promise<void> {
  const [root] = rows;
  if (!root) return;
  let newRootId = '';
  const ids = new Map<string, string>();
  const marks = await prioritiesOf(tx.db, [root.id]);
  let at = 0;
  for (const row of rows) {
    // Each after the one before, and after the instant at which its author has read the thread so far.
    at = Math.max(tx.now(), at) + 1;
    const files = fileIdsOf(row);
    await detachFiles(tx.db, row.id);
    const { channel_mentions: _, previewed_post: __, ...props } = row.props ?? {};
    const mark = marks.get(row.id);
    const copy = {
      channel_id: to.id,
      user_id: row.user_id,
      root_id: newRootId,
      message: row.message,
      type: row.type,
      props,
      is_pinned: row.is_pinned,
      has_reactions: row.has_reactions,
      file_ids: files,
      create_at: at,
      // It has notified people where it was.
      ...(mark ? { priority: { priority: mark.priority, requested_ack: mark.requested_ack, persistent_notifications: null } } : {}),
    };
    const written = await writePost(tx, copy, { setOnline: false });
    newRootId ||= written.row.id;
    ids.set(row.id, written.row.id);
  }
  await takeReactionsAlong(tx, ids, to.id, at + 1);
  await removePost(tx, root, tx.ctx.userId);
  const mover = await findUser(tx.db, tx.ctx.userId);
  const message = `@${mover?.username ?? ''} moved a thread with ${rows.length} messages to another channel.`;
  await writePost(tx, { channel_id: root.channel_id, user_id: tx.ctx.userId, type: 'system_wrangler', message, props: {} }, { setOnline: false });
}
