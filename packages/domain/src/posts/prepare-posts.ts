import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { emojiByNames } from '@foremast/store/queries/emoji-by-name';
import { filesOfPosts } from '@foremast/store/queries/post-files';
import { prioritiesOf, type PriorityRow } from '@foremast/store/queries/post-priorities';
import type { PostRow } from '@foremast/store/queries/posts';
import { reactionsOfPosts } from '@foremast/store/queries/reactions';
import type { Db } from '@foremast/store/store';
import { isSystemEmoji } from '@foremast/wire/emoji/system-emoji';
import type { Post, PostMetadata } from '@foremast/wire/models/post';
import { presentPost } from './present-post.ts';
import { presentPostFile } from './present-post-file.ts';

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

const EMOJI = /:([a-zA-Z0-9_+-]{1,64}):/g;

/** Names between colons that are no emoji of every server: perhaps custom ones. */
function emojiNamesIn(text: string): string[] {
  if (!text.includes(':')) return [];
  return Array.from(text.matchAll(EMOJI), ([, name = '']) => name).filter((name) => !isSystemEmoji(name));
}

function presentPriority(row: PriorityRow): NonNullable<PostMetadata['priority']> {
  const { priority, requested_ack, persistent_notifications } = row;
  return { priority, requested_ack, persistent_notifications, PostId: row.post_id, ChannelId: row.channel_id };
}

const ids = (rows: readonly PostRow[]) => rows.map((row) => row.id);

/** Messages with everything that other tables know of them: one query for each kind, and only if some message asks for it. */
export async function preparePosts(db: Db, settings: Settings, rows: readonly PostRow[], _viewer?: Ctx): Promise<Post[]> {
  const reacted = rows.filter((row) => row.has_reactions && row.delete_at === 0);
  const withFiles = rows.filter((row) => row.file_ids !== '[]' && row.file_ids !== '' && row.delete_at === 0);
  const roots = settings.ServiceSettings.PostPriority ? rows.filter((row) => row.root_id === '' && row.type === '') : [];
  const reactions = groupBy(await reactionsOfPosts(db, ids(reacted)), (r) => r.post_id);
  const files = groupBy(await filesOfPosts(db, ids(withFiles)), (f) => f.post_id);
  const priorities = await prioritiesOf(db, ids(roots));
  const names = new Set(rows.flatMap((row) => emojiNamesIn(row.message)));
  for (const group of reactions.values()) for (const r of group) if (!isSystemEmoji(r.emoji_name)) names.add(r.emoji_name);
  const emoji = settings.ServiceSettings.EnableCustomEmoji ? new Map((await emojiByNames(db, [...names])).map((e) => [e.name, e])) : new Map();

  return rows.map((row) => {
    const post = presentPost(row);
    if (row.delete_at > 0) return { ...post, message: '' };
    const metadata: PostMetadata = {};
    if ('attachments' in post.props) metadata.embeds = [{ type: 'message_attachment' }];
    const own = reactions.get(row.id);
    if (own) metadata.reactions = [...own];
    const attached = files.get(row.id);
    if (attached) metadata.files = attached.map(presentPostFile);
    const priority = priorities.get(row.id);
    if (priority) metadata.priority = presentPriority(priority);
    if (emoji.size > 0) {
      const used = [...new Set([...emojiNamesIn(row.message), ...(own ?? []).map((r) => r.emoji_name)])].flatMap((name) => emoji.get(name) ?? []);
      if (used.length > 0) metadata.emojis = used;
    }
    post.metadata = metadata;
    return post;
  });
}
