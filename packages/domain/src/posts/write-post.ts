import type { Tx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { together } from '@foremast/kernel/together';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { insertPersistentNotification } from '@foremast/store/queries/persistent-notifications';
import { countMentions, countPost } from '@foremast/store/queries/post-counters';
import { insertPriority, type PriorityRow } from '@foremast/store/queries/post-priorities';
import { heldPost, insertPost, type PostRow } from '@foremast/store/queries/posts';
import { markThreadsOfChannelsRead } from '@foremast/store/queries/thread-read-marks';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { multipleChannelsViewed } from '@foremast/wire/events';
import type { Post } from '@foremast/wire/models/post';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { attachFiles } from '../files/attach-files.ts';
import { askToLook } from '../link-previews/look-at-links.ts';
import { askToNotify } from '../notifications/notify.ts';
import { indexPost } from '../search/index-post.ts';
import { askToSync } from '../shared-channels/ask-to-sync.ts';
import { readsThreads } from '../threads/readers.ts';
import { type RecordedReply, type ReplyContext, recordReply } from '../threads/record-reply.ts';
import { automaticReply } from './auto-reply.ts';
import { audienceOf, type ChannelAudience } from './channel-audience.ts';
import { channelMentions } from './channel-mentions.ts';
import { addCommentMentions } from './comment-mentions.ts';
import { hashtags } from './hashtags.ts';
import { mentionsOfPost, type PostMentions } from './mentions-of-post.ts';
import { nextInstant } from './next-instant.ts';
import { tellAuthor, tellOfForbiddenCall } from './notes-to-author.ts';
import { previewedPost } from './permalinks.ts';
import { endPersistentNotifications, refuseRecipients } from './persistent-notifications.ts';
import { postVariants } from './post-variants.ts';
import { userViews } from './post-viewer.ts';
import { settledIn } from './settled-members.ts';
import { tellChannel } from './tell-channel.ts';
import { insertVanishing } from './vanishing-post.ts';

/** A message that is to be written; what the caller may set has been checked by then. */
export type NewPost = Pick<PostRow, 'channel_id' | 'user_id' | 'message'> &
  Partial<Pick<PostRow, 'id' | 'create_at' | 'root_id' | 'type' | 'props' | 'is_pinned' | 'edit_at' | 'has_reactions' | 'hashtags' | 'remote_id'>> & {
    file_ids?: readonly string[];
    priority?: Omit<PriorityRow, 'post_id' | 'channel_id'>;
  };

export type ShownChannel = Pick<ChannelHead, 'type' | 'name' | 'display_name' | 'team_id'>;

export interface WriteOptions {
  /** Tells clients that the author counts as online. */
  readonly setOnline: boolean;
  /** The author wrote it in a client and has thereby read the channel. */
  readonly markRead?: boolean;
  /** Of a reply, where the caller has it. */
  readonly root?: PostRow;
  /** What the answer and the event say of the message besides what is kept. */
  readonly echoed?: Partial<Post>;
  /** What the event says of the channel, where it is not what the channel is. */
  readonly shownAs?: ShownChannel;
}

/** What a message was written into, and what became of it; the message as it is told to everybody. */
export interface WrittenPost {
  readonly row: PostRow;
  readonly post: Post;
  readonly channel: ChannelHead;
  readonly mentions: PostMentions;
}

/** The channel went for good a moment ago. */
const gone = () => notFound('app.channel.get.existing.app_error');

async function liveRoot(tx: Tx, id: string): Promise<PostRow | undefined> {
  const root = await heldPost(tx.db, id);
  return root?.delete_at === 0 ? root : undefined;
}

/** Files that are not the author's, or belong to another message, fall away; then the message counts as changed since. */
async function withFiles(tx: Tx, row: PostRow, wanted: readonly string[]): Promise<PostRow> {
  if (wanted.length === 0) return row;
  const attached = await attachFiles(tx, row, wanted);
  const update_at = attached.length === wanted.length ? row.update_at : Math.max(tx.now(), row.create_at + 1);
  return { ...row, update_at, file_ids: JSON.stringify(attached) };
}

function newRow(tx: Tx, post: NewPost, props: Record<string, unknown>): PostRow {
  const createAt = post.create_at || nextInstant(tx.app, post.channel_id);
  return {
    id: post.id ?? newId(),
    create_at: createAt,
    update_at: createAt,
    edit_at: post.edit_at ?? 0,
    delete_at: 0,
    is_pinned: post.is_pinned ?? false,
    user_id: post.user_id,
    channel_id: post.channel_id,
    root_id: post.root_id ?? '',
    original_id: '',
    message: post.message,
    type: post.type ?? '',
    props,
    hashtags: post.hashtags ?? hashtags(post.message, tx.config.ServiceSettings.MinimumHashtagLength),
    file_ids: '[]',
    has_reactions: post.has_reactions ?? false,
    remote_id: post.remote_id ?? null,
  };
}

/** What the server itself adds to a message's props. */
async function propsOf(
  tx: Tx,
  post: NewPost,
  channel: ChannelHead,
  author: UserRow | undefined,
  mentions: PostMentions,
): Promise<Record<string, unknown>> {
  const named = await channelMentions(tx.db, post.message, channel, author);
  const previewed = await previewedPost(tx.db, tx.config, post.message, author && userViews(tx.db, author, tx.now()));
  return {
    ...post.props,
    ...(author?.bot_id ? { from_bot: 'true' } : {}),
    ...(previewed ? { previewed_post: previewed } : {}),
    ...(named ? { channel_mentions: named } : {}),
    ...(mentions.forbiddenCall ? { mentionHighlightDisabled: true } : {}),
    ...(mentions.groupWordsForbidden ? { disable_group_highlight: true } : {}),
  };
}

/**
 * Writes a message and everything that follows from it, in one transaction: counters, the author's read mark, the thread,
 * mentions, and the events that tell of it.
 */
export async function writePost(tx: Tx, post: NewPost, options: WriteOptions): Promise<WrittenPost> {
  const channel = await channelHead(tx.db, post.channel_id);
  if (!channel) throw gone();
  const shown = { ...channel, ...options.shownAs };
  const author = await findUser(tx.db, post.user_id);
  const members = (await tx.db.cached(channelPeople, channel.id)) ?? { channel_id: channel.id, people: new Map() };
  const [audience, settled] = [audienceOf(members), settledIn(tx, members)];
  const mentions = await mentionsOfPost(tx, { type: '', root_id: '', props: {}, ...post }, shown, author, audience);
  const row = await withFiles(tx, newRow(tx, post, await propsOf(tx, post, channel, author, mentions)), post.file_ids ?? []);
  const root = row.root_id === '' ? undefined : (options.root ?? (await liveRoot(tx, row.root_id)));

  const goesOn = post.priority?.persistent_notifications === true;
  if (goesOn) await refuseRecipients(tx, row, channel, author, members);
  const saved = save(tx, row, post.priority);
  // Others wait for a thread's row, and for the job that tells an engine: both come before the channel.
  if (root || tx.app.startup.search) await saved;
  const reply = root ? await writeReply(tx, { reply: row, root, channel, audience, mentions: mentions.users, settled }) : undefined;
  // The channel first, then its members, then who follows its threads: whoever reads takes them in this order, too, and nobody waits in a circle.
  const counting = await readyToCount(tx, row, audience, mentions, post.priority?.priority === 'urgent', options.markRead === true);
  const viewed = together(counting.count(), saved).then(([viewedAt]) => viewedAt);
  tx.db.goesWithCommit(viewed);
  if (!counting.isSure) await viewed;
  await reply?.follow();
  const more = {
    ...options.echoed,
    ...(reply ? { reply_count: reply.thread.reply_count } : {}),
    ...(post.file_ids?.length && row.file_ids === '[]' && row.type !== 'burn_on_read' ? { file_ids: null } : {}),
  };
  const priorities = new Map(post.priority ? [[row.id, { post_id: row.id, channel_id: row.channel_id, ...post.priority }]] : []);
  const variants = await postVariants(tx, row, author && userViews(tx.db, author, tx.now()), more, { priorities });
  await tellChannel(tx, {
    variants,
    row,
    channel: shown,
    author,
    audience,
    mentions: mentions.users,
    followers: reply?.notified ?? [],
    settled,
    setOnline: options.setOnline,
  });
  const timesOf = (at: number | undefined) => (at === undefined ? undefined : { channel_times: { [channel.id]: at } });
  tx.emitOnceKnown(multipleChannelsViewed, viewed.then(timesOf), { user: row.user_id });
  reply?.tell();
  await askToSync(tx, channel);
  await askToNotify(tx, { row, channel, audience, mentions: mentions.users, followers: reply?.followers, settled });
  await askToLook(tx, row);
  if (author) await tellAuthor(tx, row, channel, author, mentions);
  if (author && mentions.forbiddenCall) await tellOfForbiddenCall(tx, row, channel, author, mentions.forbiddenCall);
  const automatic = await automaticReply(tx, row, channel, author, audience);
  if (automatic) await writePost(tx, automatic, { setOnline: false });
  return { row, post: variants.own, channel, mentions };
}

/** The message itself, and what only it has. */
async function save(tx: Tx, row: PostRow, priority: NewPost['priority']): Promise<void> {
  const goesOn = priority?.persistent_notifications === true;
  await together(
    row.type === 'burn_on_read' ? insertVanishing(tx, row) : insertPost(tx.db, row),
    indexPost(tx, row),
    ...(priority ? [insertPriority(tx.db, { post_id: row.id, channel_id: row.channel_id, ...priority })] : []),
    ...(goesOn ? [insertPersistentNotification(tx.db, row.id, row.create_at)] : []),
  );
}

async function writeReply(tx: Tx, context: ReplyContext): Promise<RecordedReply> {
  const { reply, root, audience, mentions } = context;
  await addCommentMentions(tx, reply, root, audience, mentions);
  await endPersistentNotifications(tx, root, reply.user_id);
  return recordReply(tx, context);
}

interface Counting {
  /** It fails only where its statement fails, so that nobody has to wait for it. */
  readonly isSure: boolean;
  /** Asks for all of it at once; answers when the author has read the channel, if clients are to hear of that. */
  count(): Promise<number | undefined>;
}

/** The channel's totals, the mentions of everyone mentioned, and the author's own read mark. This process's turn at the channel's row has come. */
async function readyToCount(
  tx: Tx,
  row: PostRow,
  audience: ChannelAudience,
  mentions: PostMentions,
  urgent: boolean,
  markRead: boolean,
): Promise<Counting> {
  const isRoot = row.root_id === '';
  const counts = !JOIN_LEAVE.has(row.type);
  const now = tx.now();
  const { ThreadAutoFollow, EnableChannelViewedMessages } = tx.config.ServiceSettings;
  const apart = markRead && audience.people.has(row.user_id) ? await readsThreads(tx.db, tx.config, row.user_id) : undefined;
  const reads = apart !== undefined && (isRoot || !apart);
  const added = {
    channelId: row.channel_id,
    at: row.create_at,
    messages: counts ? 1 : 0,
    roots: counts && isRoot ? 1 : 0,
    rootAt: isRoot ? row.create_at : 0,
  };
  // Who has read it has no mention in it.
  const mentioned = [...mentions.users.keys()].filter((id) => audience.people.has(id) && !(reads && id === row.user_id));
  const isSure = reads && isRoot;
  if (isSure) tx.db.row ||= row.channel_id;
  else await tx.db.lineUp(row.channel_id);
  async function count(): Promise<number | undefined> {
    const counted = reads ? tx.db.dialect.countAndReadPost(tx.db, { ...added, userId: row.user_id, now }) : countPost(tx.db, added);
    const marked = together(
      countMentions(tx.db, row.channel_id, mentioned, { root: isRoot, urgent, now }),
      ...(reads && !apart && ThreadAutoFollow ? [markThreadsOfChannelsRead(tx.db, row.user_id, [row.channel_id], now)] : []),
    );
    marked.catch(() => undefined);
    const totals = await counted;
    if (!totals) throw gone();
    await marked;
    return reads && EnableChannelViewedMessages ? totals.last_post_at : undefined;
  }
  return { isSure, count };
}
