import type { Settings } from '@foremast/kernel/config/settings';
import { acknowledgementsOf } from '@foremast/store/queries/acknowledgements';
import { type HiddenContentRow, hiddenContents, readReceipts } from '@foremast/store/queries/burn-on-read';
import { filesOfPosts } from '@foremast/store/queries/post-files';
import { type PriorityRow, prioritiesOf } from '@foremast/store/queries/post-priorities';
import type { PostRow } from '@foremast/store/queries/posts';
import { reactionsOfPosts } from '@foremast/store/queries/reactions';
import type { Db } from '@foremast/store/store';
import type { Post, PostMetadata } from '@foremast/wire/models/post';
import { proxiedPost } from '../image-proxy/proxied-post.ts';
import { linkViews } from '../link-previews/link-views.ts';
import { customEmoji } from './custom-emoji.ts';
import { firstLink, permalinkPostId } from './message-links.ts';
import { type Preview, previewedIdOf, previewsOf } from './permalinks.ts';
import type { PostViewer } from './post-viewer.ts';
import { fileIdsOf, presentPost } from './present-post.ts';
import { presentPostFile } from './present-post-file.ts';
import { shownChannelNames } from './shown-channel-names.ts';

type Grouped<V> = ReadonlyMap<string, readonly V[]>;

function groupBy<V>(rows: readonly V[], keyOf: (row: V) => string): Grouped<V> {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function presentPriority(row: PriorityRow): NonNullable<PostMetadata['priority']> {
  const { priority, requested_ack, persistent_notifications } = row;
  return { priority, requested_ack, persistent_notifications, PostId: row.post_id, ChannelId: row.channel_id };
}

const BURN_ON_READ = 'burn_on_read';

interface Revealed {
  readonly content: HiddenContentRow;
  readonly metadata: Pick<PostMetadata, 'recipients' | 'expire_at'>;
}

/** What a vanishing message says may stand in its props, too. */
function withoutContent({ attachments: _, channel_mentions: __, previewed_post: ___, ...props }: Post['props']): Post['props'] {
  return props;
}

const ids = (rows: readonly PostRow[]) => rows.map((row) => row.id);

/** Its author sees who has read it, and when it ends once everybody has. */
function ofAuthor(row: PostRow, content: HiddenContentRow, readers: readonly { user_id: string }[]): Revealed['metadata'] {
  const ends = content.expire_at !== Number(row.props?.expire_at ?? 0);
  return { ...(readers.length > 0 ? { recipients: readers.map((r) => r.user_id) } : {}), ...(ends ? { expire_at: content.expire_at } : {}) };
}

/** What of a vanishing message its author and those who revealed it see; others see that it is there. */
async function revealed(db: Db, rows: readonly PostRow[], viewer: PostViewer | undefined): Promise<Map<string, Revealed>> {
  const vanishing = ids(rows.filter((row) => row.type === BURN_ON_READ && row.delete_at === 0));
  const shown = new Map<string, Revealed>();
  if (vanishing.length === 0 || !viewer) return shown;
  const contents = await hiddenContents(db, vanishing);
  const receipts = groupBy(await readReceipts(db, vanishing), (r) => r.post_id);
  for (const row of rows) {
    const content = contents.get(row.id);
    if (!content) continue;
    const readers = receipts.get(row.id) ?? [];
    const own = readers.find((r) => r.user_id === viewer.id);
    if (row.user_id === viewer.id) shown.set(row.id, { content, metadata: ofAuthor(row, content, readers) });
    else if (own && own.expire_at > viewer.now) shown.set(row.id, { content, metadata: { expire_at: own.expire_at } });
  }
  return shown;
}

/** What the caller need not be asked for: of a message just written, all is known. */
export interface KnownOfPosts {
  readonly priorities: ReadonlyMap<string, PriorityRow>;
}

/** Messages with everything that other tables know of them: one query for each kind, and only if some message asks for it. */
export async function preparePosts(db: Db, settings: Settings, rows: readonly PostRow[], viewer?: PostViewer, known?: KnownOfPosts): Promise<Post[]> {
  const live = rows.filter((row) => row.delete_at === 0);
  const reacted = live.filter((row) => row.has_reactions);
  const withFiles = live.filter((row) => row.file_ids !== '[]' && row.file_ids !== '');
  const roots = settings.ServiceSettings.PostPriority ? live.filter((row) => row.root_id === '' && !row.type.startsWith('system_')) : [];
  const reactions = groupBy(await reactionsOfPosts(db, ids(reacted)), (r) => r.post_id);
  const hidden = await revealed(db, rows, viewer);
  const files = groupBy(await filesOfPosts(db, [...ids(withFiles), ...hidden.keys()]), (f) => f.post_id);
  const priorities = known?.priorities ?? (await prioritiesOf(db, ids(roots)));
  // An acknowledgement changes its message: one that has not changed since it was written has none.
  const changed = roots.filter((row) => row.update_at > row.create_at);
  const acknowledgements = groupBy(await acknowledgementsOf(db, ids(changed)), (a) => a.post_id);
  const previews = await previewsOf(db, settings, live, viewer, (targets) => preparePosts(db, settings, targets));
  const propsOf = await shownChannelNames(db, live, viewer);
  const linkView = await linkViews(db, settings, live);
  const words = live.map((row) => hidden.get(row.id)?.content.message ?? row.message);
  const emojiOf = await customEmoji(db, settings, words, reactions.values());

  return rows.map((row) => {
    const post = presentPost({ ...row, props: propsOf(row) });
    if (row.delete_at > 0) return { ...post, message: '' };
    const metadata: PostMetadata = {};
    const shown = hidden.get(row.id);
    if (shown) {
      post.message = shown.content.message;
      post.file_ids = fileIdsOf(shown.content);
      Object.assign(metadata, shown.metadata);
    } else if (row.type === BURN_ON_READ) post.props = withoutContent(post.props);
    const links = linkView(row);
    const embed = embedOf(post, previews, settings) ?? links.embed;
    if (embed) metadata.embeds = [embed];
    if (links.images) metadata.images = { ...links.images };
    const own = reactions.get(row.id);
    if (own) metadata.reactions = [...own];
    const attached = files.get(row.id);
    if (attached) metadata.files = attached.map(presentPostFile);
    const priority = priorities.get(row.id);
    if (priority) metadata.priority = presentPriority(priority);
    const acknowledged = acknowledgements.get(row.id);
    if (acknowledged) metadata.acknowledgements = [...acknowledged];
    const used = emojiOf(post.message, own);
    if (used) metadata.emojis = used;
    post.metadata = metadata;
    return proxiedPost(settings, post);
  });
}

/** At most one: attachments, else the message linked to. Its id is not for those who may not read it. */
function embedOf(
  post: Post,
  previews: ReadonlyMap<string, Preview | null>,
  settings: Settings,
): NonNullable<PostMetadata['embeds']>[number] | undefined {
  const id = previewedIdOf(post);
  const preview = id ? previews.get(id) : undefined;
  if (preview === null) {
    const { previewed_post: _, ...props } = post.props;
    post.props = props;
  }
  if ('attachments' in post.props) return { type: 'message_attachment' };
  const { EnablePermalinkPreviews, SiteURL } = settings.ServiceSettings;
  if (preview && EnablePermalinkPreviews) return preview;
  if (EnablePermalinkPreviews || !SiteURL || !post.message.includes('/pl/')) return undefined;
  const link = firstLink(post.message);
  return link && permalinkPostId(link, SiteURL) ? { type: 'link', url: link } : undefined;
}
