import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { isId, newId } from '@foremast/kernel/id';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { filesByIds } from '@foremast/store/queries/post-files';
import {
  findScheduledPost,
  insertScheduledPost,
  type ScheduledPostRow,
  scheduledPostsOf,
  takeScheduledPost,
  updateScheduledPost,
} from '@foremast/store/queries/scheduled-posts';
import { findUser } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { scheduledPostCreated, scheduledPostDeleted, scheduledPostUpdated } from '@foremast/wire/events';
import type { ScheduledPost, ScheduledPostBody } from '@foremast/wire/models/draft';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { hasOnChannel } from '../permissions/channel.ts';
import { type AskedPriority, mayPostIn, refuseIntegrationProps, refusePriority, refuseVanishing } from '../posts/create-post.ts';
import { presentPostFile } from '../posts/present-post-file.ts';
import { longerThan, MAX_MESSAGE } from '../posts/validate-post.ts';
import { getHeldAccount } from '../users/get-account.ts';
import { presentScheduled } from './present-scheduled.ts';
import { askToSend } from './send-due-posts.ts';

const PAST_MS = 5000;

export function refuseWhenOff(ctx: Ctx): void {
  if (!ctx.config.ServiceSettings.ScheduledPosts) throw badRequest('api.scheduled_posts.feature_disabled');
}

async function withFiles(db: Db, posts: readonly ScheduledPost[]): Promise<ScheduledPost[]> {
  const files = await filesByIds(db, [...new Set(posts.flatMap((p) => p.file_ids ?? []))]);
  return posts.map((post) => {
    const own = files.filter((f) => post.file_ids?.includes(f.id) && f.user_id === post.user_id && f.delete_at === 0);
    return own.length > 0 ? { ...post, metadata: { files: own.map(presentPostFile) } } : post;
  });
}

const audience = (ctx: Ctx) => {
  const connection = ctx.request.headers.get('connection-id');
  return { user: ctx.userId, ...(connection ? { omitConnection: connection } : {}) };
};

const MAX_TYPE = 26;
const MAX_ERROR_CODE = 200;

async function placeFor(ctx: Ctx, body: ScheduledPostBody): Promise<ChannelHead> {
  const channel = await channelHead(ctx.db, body.channel_id);
  if (!channel || !(await mayPostIn(ctx, channel))) throw noPermission();
  if (body.file_ids.length > 0 && !(await hasOnChannel(ctx, 'upload_file', channel.id))) throw noPermission();
  return channel;
}

function refuseContent(body: ScheduledPostBody): void {
  if (body.message === '' && body.file_ids.length === 0) throw badRequest('model.scheduled_post.is_valid.empty_post.app_error');
  if (body.root_id !== '' && !isId(body.root_id)) throw badRequest('model.draft.is_valid.root_id.app_error');
  if (body.type.length > MAX_TYPE) throw invalidBody('type');
  if (longerThan(body.error_code, MAX_ERROR_CODE)) throw invalidBody('error_code');
  if (longerThan(body.message, MAX_MESSAGE)) throw badRequest('model.draft.is_valid.message_length.app_error');
  if (longerThan(JSON.stringify(body.props), 8000)) throw badRequest('model.draft.is_valid.props.app_error');
  if (JSON.stringify(body.file_ids).length > 300) throw badRequest('model.draft.is_valid.file_ids.app_error');
}

/** What may not be sent now may not be scheduled either. */
async function refuseWishes(ctx: Ctx, { props, priority, type, root_id }: ScheduledPostBody, channel: ChannelHead): Promise<void> {
  refuseIntegrationProps(ctx, props);
  const author = await findUser(ctx.db, ctx.userId);
  if (author && priority && Object.keys(priority).length > 0) refusePriority(ctx, askedPriority(priority), root_id, author);
  if (type === 'burn_on_read') await refuseVanishing(ctx, { root_id }, channel);
}

function askedPriority({ priority, requested_ack, persistent_notifications }: NonNullable<ScheduledPostBody['priority']>): AskedPriority {
  const yes = (value: unknown) => (typeof value === 'boolean' ? value : null);
  return {
    priority: typeof priority === 'string' ? priority : null,
    requested_ack: yes(requested_ack),
    persistent_notifications: yes(persistent_notifications),
  };
}

/** A message that will be sent for its author. */
export async function schedulePost(ctx: Ctx, body: ScheduledPostBody): Promise<ScheduledPost> {
  refuseWhenOff(ctx);
  const channel = await placeFor(ctx, body);
  await refuseWishes(ctx, body, channel);
  if (channel.delete_at > 0) throw badRequest('app.save_scheduled_post.channel_deleted.app_error');
  if (await isRestrictedDirect(ctx, channel)) throw badRequest('app.save_scheduled_post.restricted_dm.error');
  refuseContent(body);
  if (body.scheduled_at < ctx.now() - PAST_MS) throw badRequest('model.scheduled_post.is_valid.scheduled_at.app_error');
  const id = body.id || newId();
  if (id.length > 26) throw badRequest('model.scheduled_post.is_valid.id.app_error');
  return ctx.tx(async (tx) => {
    await getHeldAccount(tx, ctx.userId);
    if (await findScheduledPost(tx.db, id)) throw badRequest('app.save_scheduled_post.save.app_error');
    const now = tx.now();
    const row: ScheduledPostRow = {
      id,
      create_at: now,
      update_at: now,
      user_id: ctx.userId,
      channel_id: channel.id,
      root_id: body.root_id,
      message: body.message,
      props: JSON.stringify(body.props),
      file_ids: JSON.stringify([...new Set(body.file_ids)]),
      priority: body.priority ? JSON.stringify(body.priority) : null,
      scheduled_at: body.scheduled_at,
      processed_at: 0,
      error_code: '',
      type: body.type,
    };
    await insertScheduledPost(tx.db, row);
    await askToSend(tx, row);
    const [saved] = await withFiles(tx.db, [presentScheduled(row)]);
    if (!saved) throw new Error('the scheduled post was not presented');
    tx.emit(scheduledPostCreated, { scheduledPost: JSON.stringify(saved) }, audience(ctx));
    return saved;
  });
}

/** Text, files, instant and mark may change; the place stays. A new instant is another try for one that failed. */
export async function changeScheduledPost(ctx: Ctx, id: string, body: ScheduledPostBody): Promise<ScheduledPost> {
  refuseWhenOff(ctx);
  const known = await findScheduledPost(ctx.db, id);
  if (!known) throw notFound('app.update_scheduled_post.existing_scheduled_post.not_exist');
  if (known.user_id !== ctx.userId) throw forbidden('app.update_scheduled_post.update_permission.error');
  const channel = await placeFor(ctx, { ...body, channel_id: known.channel_id });
  await refuseWishes(ctx, { ...body, type: known.type ?? '', root_id: known.root_id }, channel);
  refuseContent(body);
  return ctx.tx(async (tx) => {
    const row = {
      ...known,
      update_at: tx.now(),
      message: body.message,
      props: JSON.stringify(body.props),
      file_ids: JSON.stringify([...new Set(body.file_ids)]),
      priority: body.priority ? JSON.stringify(body.priority) : null,
      scheduled_at: body.scheduled_at,
      processed_at: body.processed_at,
      error_code: body.error_code,
    };
    if (!(await updateScheduledPost(tx.db, row))) throw notFound('app.update_scheduled_post.existing_scheduled_post.not_exist');
    await askToSend(tx, row);
    const [saved] = await withFiles(tx.db, [presentScheduled(row)]);
    if (!saved) throw new Error('the scheduled post was not presented');
    tx.emit(scheduledPostUpdated, { scheduledPost: JSON.stringify(saved) }, audience(ctx));
    return saved;
  });
}

export async function unschedulePost(ctx: Ctx, id: string): Promise<ScheduledPost> {
  refuseWhenOff(ctx);
  const known = await findScheduledPost(ctx.db, id);
  if (!known) throw notFound('app.delete_scheduled_post.existing_scheduled_post.not_exist');
  if (known.user_id !== ctx.userId) throw forbidden('app.delete_scheduled_post.delete_permission.error');
  return ctx.tx(async (tx) => {
    // What was sent meanwhile cannot be taken back.
    if (!(await takeScheduledPost(tx.db, id))) throw notFound('app.delete_scheduled_post.existing_scheduled_post.not_exist');
    const shown = { ...presentScheduled(known), processed_at: tx.now() };
    tx.emit(scheduledPostDeleted, { scheduledPost: JSON.stringify(shown) }, audience(ctx));
    return shown;
  });
}

/** By team; those of direct channels under a key of their own, if they are asked for. */
export async function ownScheduledPosts(ctx: Ctx, teamId: string, withDirect: boolean): Promise<Record<string, ScheduledPost[]>> {
  refuseWhenOff(ctx);
  const of = async (id: string) => withFiles(ctx.db, (await scheduledPostsOf(ctx.db, ctx.userId, id)).map(presentScheduled));
  return { [teamId]: await of(teamId), ...(withDirect ? { directChannels: await of('') } : {}) };
}
