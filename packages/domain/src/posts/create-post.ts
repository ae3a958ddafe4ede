import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, noPermission, notFound, switchedOff } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { findAnyPost, heldPost, type PostRow } from '@foremast/store/queries/posts';
import { findStatus } from '@foremast/store/queries/status';
import { findUser, type UserRow, usersByIds } from '@foremast/store/queries/users';
import { hasBrowsers } from '@foremast/store/queries/web-push';
import type { Post, PostBody } from '@foremast/wire/models/post';
import { isRestrictedDirect } from '../channels/open-direct.ts';
import { unproxiedText } from '../image-proxy/proxied-texts.ts';
import { lookAhead } from '../link-previews/look-at-links.ts';
import { hasOnChannel, mayReadContent } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { setOnlineByActivity } from '../status/presence.ts';
import { getAccount } from '../users/get-account.ts';
import { callOutgoingHooks, outgoingHooksFor } from '../webhooks/call-outgoing.ts';
import { claimPending, onceOnly } from './deduplicate.ts';
import { presentOne } from './get-post.ts';
import { hasIntegrationProps, incomingProps } from './incoming-props.ts';
import { mayBePriority, postError } from './validate-post.ts';
import { type NewPost, writePost } from './write-post.ts';

const BURN_ON_READ = 'burn_on_read';

/** May write in the channel: its members, and in open channels those of the team who may post in all of them. */
export async function mayPostIn(ctx: Ctx, channel: ChannelHead): Promise<boolean> {
  if (await hasOnChannel(ctx, 'create_post', channel.id)) return true;
  return channel.type === 'O' && channel.team_id !== '' && hasOnTeam(ctx, 'create_post_public', channel.team_id);
}

const isBot = (ctx: Ctx, author: UserRow) => author.bot_id !== null || ctx.session.props.is_bot === 'true';

/** In hardened mode only integrations may pass for integrations. */
export function refuseIntegrationProps(ctx: Ctx, props: Record<string, unknown>): void {
  const trusted = ctx.session.is_oauth || ctx.session.props.is_bot === 'true' || ctx.session.props.type === 'UserAccessToken';
  if (ctx.config.ServiceSettings.ExperimentalEnableHardenedMode && !trusted && hasIntegrationProps(props)) throw invalidBody('post');
}

type Priority = NonNullable<NewPost['priority']>;

export type AskedPriority = NonNullable<NonNullable<PostBody['metadata']>['priority']>;

/** Refuses what not everybody may ask for beyond being read: a mark, acknowledgements, notifications that go on. */
export function refusePriority(ctx: Ctx, asked: AskedPriority, rootId: string, author: UserRow): void {
  const { PostPriority, AllowPersistentNotifications, AllowPersistentNotificationsForGuests } = ctx.config.ServiceSettings;
  const notAllowed = () => forbidden('api.post.post_priority.priority_post_not_allowed_for_user.request_error');
  if (!PostPriority) throw notAllowed();
  if (rootId !== '') throw badRequest('api.post.post_priority.priority_post_only_allowed_for_root_post.request_error');
  if (!mayBePriority(asked.priority ?? '')) throw invalidBody('post');
  if (asked.persistent_notifications) {
    const guest = author.roles.split(' ').includes('system_guest');
    if (!AllowPersistentNotifications || (guest && !AllowPersistentNotificationsForGuests)) throw notAllowed();
    if (asked.priority !== 'urgent') throw badRequest('api.post.post_priority.urgent_persistent_notification_post.request_error');
  }
}

function priorityOf(ctx: Ctx, body: PostBody, author: UserRow): Priority | undefined {
  const asked = body.metadata?.priority;
  if (!asked) return undefined;
  refusePriority(ctx, asked, body.root_id, author);
  if (asked.priority === null) throw invalidBody('post');
  return { priority: asked.priority, requested_ack: asked.requested_ack, persistent_notifications: asked.persistent_notifications };
}

async function rootOf(tx: Tx, rootId: string, channelId: string): Promise<PostRow> {
  const held = await heldPost(tx.db, rootId);
  const root = held?.delete_at === 0 ? held : undefined;
  if (root?.type === BURN_ON_READ) throw badRequest('api.post.create_post.burn_on_read.app_error');
  if (root?.root_id !== '') throw badRequest('api.post.create_post.root_id.app_error');
  if (root.channel_id !== channelId) throw badRequest('api.post.create_post.channel_root_id.app_error');
  return root;
}

/** What was written under the pending id before; undefined where the caller may not read it, and so cannot have written it. */
async function again(ctx: Ctx, postId: string, pendingId: string): Promise<Post | undefined> {
  const row = await findAnyPost(ctx.db, postId);
  if (row && !(await mayReadContent(ctx, row.channel_id))) return undefined;
  if (!row || row.delete_at > 0) throw notFound('api.post.deduplicate_create_post.failed_to_get');
  return { ...(await presentOne(ctx, row)), pending_post_id: pendingId };
}

/** A message from a person's client. Repeating a request with the same `pending_post_id` writes it once. */
export async function createPost(ctx: Ctx, body: PostBody, setOnline: boolean): Promise<Post> {
  const channel = await channelHead(ctx.db, body.channel_id);
  if (!channel || !(await mayPostIn(ctx, channel))) throw noPermission();
  if (body.file_ids.length > 0 && !(await hasOnChannel(ctx, 'upload_file', channel.id))) throw noPermission();
  const author = await findUser(ctx.db, ctx.userId);
  if (!author) throw notFound('app.user.missing_account.const');
  refuseIntegrationProps(ctx, body.props);
  const priority = priorityOf(ctx, body, author);
  const pendingId = body.pending_post_id;
  const writeNow = (claimed: string) => write(ctx, body, channel, author, priority, setOnline, claimed);
  if (pendingId === '') return writeNow('');
  return onceOnly(
    ctx,
    pendingId,
    () => writeNow(pendingId),
    async (postId) => (await again(ctx, postId, pendingId)) ?? writeNow(''),
  );
}

/** Reads into memory what a transaction would read anew for each message: nothing of it is kept from there. */
async function warmUp(ctx: Ctx, channel: ChannelHead, authorId: string): Promise<void> {
  await ctx.db.cached(channelPeople, channel.id);
  await findStatus(ctx.db, authorId);
  await hasBrowsers(ctx.db);
  await outgoingHooksFor(ctx, channel);
}

async function write(
  ctx: Ctx,
  body: PostBody,
  channel: ChannelHead,
  author: UserRow,
  priority: Priority | undefined,
  setOnline: boolean,
  claimed: string,
): Promise<Post> {
  await refusePost(ctx, body, channel);
  if (body.id !== '') throw badRequest('app.post.save.existing.app_error');
  const bot = isBot(ctx, author);
  const props = await incomingProps(ctx, body.props, author);
  const createAt = body.create_at !== 0 && (await hasSystem(ctx, 'manage_system')) ? body.create_at : 0;
  const post: NewPost = {
    id: newId(),
    channel_id: channel.id,
    user_id: author.id,
    root_id: body.root_id,
    message: unproxiedText(ctx.config, body.message),
    type: body.type,
    props: {
      ...props,
      ...vanishingProps(ctx, body.type),
      ...(bot ? { from_bot: 'true' } : {}),
      ...(ctx.session.is_oauth ? { from_oauth_app: 'true' } : {}),
    },
    file_ids: body.file_ids,
    is_pinned: body.is_pinned,
    edit_at: body.edit_at,
    has_reactions: body.has_reactions,
    create_at: createAt,
    remote_id: '',
    ...(priority ? { priority } : {}),
  };
  const wrong = postError(post);
  if (wrong) throw wrong;
  await lookAhead(ctx, { message: post.message, type: post.type ?? '', props: post.props ?? {} }, createAt || ctx.now());
  await warmUp(ctx, channel, author.id);
  const written = await ctx.tx(async (tx) => {
    // Links were looked at meanwhile, and the account may have been erased.
    await getAccount(tx.db, author.id);
    await claimPending(tx, claimed, post.id ?? '');
    const root = body.root_id === '' ? undefined : await rootOf(tx, body.root_id, channel.id);
    const fromWebhook = props.from_webhook === 'true';
    if (setOnline) await setOnlineByActivity(tx, author.id);
    const markRead = !fromWebhook && !bot && body.type !== BURN_ON_READ;
    const written = await writePost(tx, post, { setOnline, markRead, echoed: echoOf(body), ...(root ? { root } : {}) });
    await callOutgoingHooks(tx, written);
    return written;
  });
  return written.post;
}

/** What is not kept of a message, and yet is told of it once: by its pending id clients know their own. */
function echoOf({ root_id, pending_post_id, reply_count, last_reply_at, is_following }: PostBody): Partial<Post> {
  return {
    pending_post_id,
    last_reply_at,
    ...(root_id === '' ? { reply_count } : {}),
    ...(is_following === undefined ? {} : { is_following }),
  };
}

/** Types, places and combinations in which nobody may write. */
export async function refusePost(ctx: Ctx, body: Pick<PostBody, 'type' | 'root_id'>, channel: ChannelHead): Promise<void> {
  if (body.type.startsWith('system_')) throw badRequest('api.context.invalid_param.app_error', { Name: 'type' });
  if (channel.delete_at > 0) throw badRequest('api.post.create_post.can_not_post_to_deleted.error');
  if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.post.create_post.can_not_post_in_restricted_dm.error');
  if (body.type === 'card') throw badRequest('api.post.create_post.card_type_disabled.app_error');
  if (body.type === BURN_ON_READ) await refuseVanishing(ctx, body, channel);
}

/** A message that vanishes after reading needs somebody else to read it. */
export async function refuseVanishing(ctx: Ctx, { root_id }: Pick<PostBody, 'root_id'>, channel: ChannelHead): Promise<void> {
  if (!ctx.config.ServiceSettings.EnableBurnOnRead) throw switchedOff('api.post.fill_in_post_props.burn_on_read.config.app_error');
  if (root_id !== '') throw badRequest('api.post.create_post.burn_on_read.app_error');
  if (channel.type !== 'D') return;
  const [first, second] = channel.name.split('__');
  if (first === second) throw badRequest('api.post.fill_in_post_props.burn_on_read.self_dm.app_error');
  const people = await usersByIds(ctx.db, [first ?? '', second ?? '']);
  if (people.some((u) => u.bot_id !== null)) throw badRequest('api.post.fill_in_post_props.burn_on_read.bot_dm.app_error');
}

/** Until when a vanishing message waits for its readers, and how long they then see it. */
export function vanishingProps(ctx: Ctx, type: string): Record<string, unknown> {
  if (type !== BURN_ON_READ) return {};
  const { BurnOnReadMaximumTimeToLiveSeconds, BurnOnReadDurationSeconds } = ctx.config.ServiceSettings;
  return { expire_at: ctx.now() + BurnOnReadMaximumTimeToLiveSeconds * 1000, read_duration: BurnOnReadDurationSeconds * 1000 };
}
