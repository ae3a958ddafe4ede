import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound, switchedOff } from '@foremast/kernel/error';
import { inSteps } from '@foremast/kernel/in-steps';
import { job } from '@foremast/kernel/job';
import { expiredContents, hiddenContents, readReceipts, saveReadReceipt, setContentExpiry } from '@foremast/store/queries/burn-on-read';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { destroyTracesOfPosts } from '@foremast/store/queries/post-traces';
import { heldPost, type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { burnOnReadAllRevealed, postBurned, postRevealed } from '@foremast/wire/events';
import type { Post } from '@foremast/wire/models/post';
import { t } from '@foremast/wire/scalars';
import { livePost } from '../permissions/post.ts';
import { destroyPost, refuseDeletionIn } from './delete-post.ts';
import { readablePost } from './get-post.ts';
import { callerViews } from './post-viewer.ts';
import { preparePosts } from './prepare-posts.ts';

async function vanishingPost(ctx: Ctx, postId: string, refusals: { readonly notMember: string; readonly wrongType: string }): Promise<PostRow> {
  const post = await readablePost(ctx, postId);
  if (!(await channelMemberHead(ctx.db, post.channel_id, ctx.userId))) throw forbidden(refusals.notMember);
  if (post.type !== 'burn_on_read') throw badRequest(refusals.wrongType);
  return post;
}

const REVEAL = { notMember: 'api.post.reveal_post.user_not_in_channel.app_error', wrongType: 'app.reveal_post.not_burn_on_read.app_error' };
const BURN = { notMember: 'api.post.burn_post.user_not_in_channel.app_error', wrongType: 'app.burn_post.not_burn_on_read.app_error' };

async function asSeenBy(tx: Tx, post: PostRow, userId: string): Promise<Post> {
  const [seen] = await preparePosts(tx.db, tx.config, [post], { ...callerViews(tx.ctx), id: userId, now: tx.now() });
  if (!seen) throw notFound('app.post.get.app_error');
  return seen;
}

/** The client that asked has its answer. */
function otherClients(ctx: Ctx): { user: string; omitConnection?: string } {
  const connection = ctx.request.headers.get('connection-id');
  return { user: ctx.userId, ...(connection ? { omitConnection: connection } : {}) };
}

/** Shows a vanishing message to a reader; from now on the reader's time runs. Asking again shows it again. */
export async function revealPost(ctx: Ctx, postId: string): Promise<Post> {
  if (!ctx.config.ServiceSettings.EnableBurnOnRead) throw switchedOff('api.post.reveal_post.disabled.app_error');
  const post = await vanishingPost(ctx, postId, REVEAL);
  if (post.user_id === ctx.userId) throw badRequest('api.post.reveal_post.cannot_reveal_own_post.app_error');
  return ctx.tx(async (tx) => {
    const now = tx.now();
    // Of two who reveal it at once the second knows of the first: one of them is the last.
    livePost(await heldPost(tx.db, post.id));
    const content = (await hiddenContents(tx.db, [post.id])).get(post.id);
    if (!content) throw badRequest('app.reveal_post.missing_expire_at.app_error');
    if (content.expire_at <= now) throw badRequest('app.reveal_post.post_expired.app_error');
    const receipts = await readReceipts(tx.db, [post.id]);
    if (receipts.some((r) => r.user_id === ctx.userId)) return asSeenBy(tx, post, ctx.userId);
    const duration = Number(post.props?.read_duration ?? 0) || tx.config.ServiceSettings.BurnOnReadDurationSeconds * 1000;
    await saveReadReceipt(tx.db, { post_id: post.id, user_id: ctx.userId, expire_at: Math.min(now + duration, content.expire_at) });
    const seen = await asSeenBy(tx, post, ctx.userId);
    const text = JSON.stringify(seen);
    tx.emit(postRevealed, { post: text }, otherClients(ctx));
    tx.emit(postRevealed, { post: text, recipients: [...receipts.map((r) => r.user_id), ctx.userId] }, { user: post.user_id });
    await endWhenAllRead(tx, post, receipts.length + 1, now + duration);
    return seen;
  });
}

/** Once everybody has read it, the author's time runs, too. */
async function endWhenAllRead(tx: Tx, post: PostRow, readers: number, until: number): Promise<void> {
  const members = await tx.db.cached(channelPeople, post.channel_id);
  const others = [...(members?.people.values() ?? [])].filter((p) => p.delete_at === 0 && p.user_id !== post.user_id).length;
  if (readers < others) return;
  await setContentExpiry(tx.db, post.id, until);
  tx.emit(burnOnReadAllRevealed, { post_id: post.id, sender_expire_at: until }, { user: post.user_id, channel: post.channel_id });
}

/** Ends a vanishing message: for its author for everybody, for a reader for that reader. */
export async function burnPost(ctx: Ctx, postId: string): Promise<void> {
  const post = await vanishingPost(ctx, postId, BURN);
  if (post.user_id === ctx.userId) {
    await refuseDeletionIn(ctx, post.channel_id);
    return ctx.tx((tx) => destroyPost(tx, { ...post, message: 'This message has vanished.', props: {} }, ctx.userId));
  }
  await ctx.tx(async (tx) => {
    const receipts = await readReceipts(tx.db, [post.id]);
    if (!receipts.some((r) => r.user_id === ctx.userId)) throw badRequest('app.burn_post.not_revealed.app_error');
    await saveReadReceipt(tx.db, { post_id: post.id, user_id: ctx.userId, expire_at: tx.now() - 1 });
    tx.emit(postBurned, { post_id: post.id }, { ...otherClients(ctx), channel: post.channel_id });
  });
}

const AT_ONCE = 100;

/** Vanishing messages whose time is over go for good. */
export const expireVanishing = job({
  name: 'burn_on_read',
  input: t.Object({}),
  key: () => 'all',
  everyMs: 60_000,
  async run(_, ctx) {
    await inSteps(ctx, AT_ONCE, async (tx) => {
      const ids = await expiredContents(tx.db, tx.now(), AT_ONCE);
      for (const post of await postsByIds(tx.db, ids)) if (await channelHead(tx.db, post.channel_id)) await destroyPost(tx, post, post.user_id);
      // What was said in a message or a channel that is gone: it would be the first to be found again.
      await destroyTracesOfPosts(tx.db, ids);
      return ids.length;
    });
  },
});
