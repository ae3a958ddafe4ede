import type { Settings } from '@foremast/kernel/config/settings';
import { channelHead } from '@foremast/store/queries/channels';
import { findPost, type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { findTeam } from '@foremast/store/queries/teams';
import type { Db } from '@foremast/store/store';
import type { Post } from '@foremast/wire/models/post';
import { proxiedPost } from '../image-proxy/proxied-post.ts';
import { firstLink, permalinkPostId } from './message-links.ts';
import type { PostViewer } from './post-viewer.ts';
import { presentPost } from './present-post.ts';
import { countReplies } from './reply-counts.ts';

/** The message of this server that a text links to first, if its author may read it: its id is kept in the props. */
export async function previewedPost(db: Db, settings: Settings, message: string, author: PostViewer | undefined): Promise<string | undefined> {
  const { EnablePermalinkPreviews, SiteURL } = settings.ServiceSettings;
  if (!author || !EnablePermalinkPreviews || !SiteURL || !message.includes('/pl/')) return undefined;
  const link = firstLink(message);
  const id = link ? permalinkPostId(link, SiteURL) : undefined;
  const target = id ? await findPost(db, id) : undefined;
  return target && (await author.mayRead(target.channel_id)) ? target.id : undefined;
}

export interface Preview {
  readonly type: 'permalink';
  readonly data: Record<string, unknown>;
}

export const previewedIdOf = (row: Pick<PostRow, 'props'>): string | undefined => {
  const id = row.props?.previewed_post;
  return typeof id === 'string' && id !== '' ? id : undefined;
};

/** Prepares messages as everybody in their channels may see them. */
export type PrepareForAll = (rows: readonly PostRow[]) => Promise<Post[]>;

/** What is known of the messages that these link to, by id. Undefined for those that are gone, null for those that the viewer may not read. */
export async function previewsOf(
  db: Db,
  settings: Settings,
  rows: readonly PostRow[],
  viewer: PostViewer | undefined,
  prepare: PrepareForAll,
): Promise<Map<string, Preview | null>> {
  const ids = [...new Set(rows.flatMap((row) => previewedIdOf(row) ?? []))];
  const previews = new Map<string, Preview | null>();
  if (ids.length === 0) return previews;
  const readable: PostRow[] = [];
  for (const target of await postsByIds(db, ids)) {
    if (target.delete_at > 0) continue;
    if (await viewer?.mayRead(target.channel_id)) readable.push(target);
    else previews.set(target.id, null);
  }
  if (readable.length === 0) return previews;
  const shown = await countReplies(db, [
    ...(await prepare(readable.filter((row) => !previewedIdOf(row)))),
    ...readable.filter(previewedIdOf).map((row) => bare(settings, row)),
  ]);
  for (const post of shown) previews.set(post.id, await preview(db, post));
  return previews;
}

/** A preview shows no previews of its own. */
function bare(settings: Settings, row: PostRow): Post {
  const { metadata: _, ...post } = presentPost(row);
  return proxiedPost(settings, post);
}

async function preview(db: Db, post: Post): Promise<Preview> {
  const channel = await channelHead(db, post.channel_id);
  const team = channel?.team_id ? await findTeam(db, channel.team_id) : undefined;
  return {
    type: 'permalink',
    data: {
      post_id: post.id,
      post,
      team_name: team?.name ?? '',
      channel_display_name: channel?.display_name ?? '',
      channel_type: channel?.type ?? '',
      channel_id: post.channel_id,
    },
  };
}
