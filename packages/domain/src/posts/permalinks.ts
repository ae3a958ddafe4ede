import type { Settings } from '@foremast/kernel/config/settings';
import { channelHead } from '@foremast/store/queries/channels';
import { findPost, type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { findTeam } from '@foremast/store/queries/teams';
import { threadsByIds } from '@foremast/store/queries/threads';
import type { Db } from '@foremast/store/store';
import { firstLink, permalinkPostId } from './message-links.ts';
import type { PostViewer } from './post-viewer.ts';
import { presentPost } from './present-post.ts';

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

/** What is known of the messages that these link to, by id. Undefined for those that are gone, null for those that the viewer may not read. */
export async function previewsOf(db: Db, rows: readonly PostRow[], viewer: PostViewer | undefined): Promise<Map<string, Preview | null>> {
  const ids = [...new Set(rows.flatMap((row) => previewedIdOf(row) ?? []))];
  const previews = new Map<string, Preview | null>();
  if (ids.length === 0) return previews;
  const targets = (await postsByIds(db, ids)).filter((row) => row.delete_at === 0);
  const counts = new Map(
    (
      await threadsByIds(
        db,
        targets.map((row) => row.root_id || row.id),
      )
    ).map((t) => [t.post_id, t.reply_count]),
  );
  for (const target of targets) {
    const readable = viewer ? await viewer.mayRead(target.channel_id) : false;
    previews.set(target.id, readable ? await preview(db, target, counts.get(target.root_id || target.id) ?? 0) : null);
  }
  return previews;
}

/** A preview shows no previews of its own. */
async function preview(db: Db, target: PostRow, replies: number): Promise<Preview> {
  const channel = await channelHead(db, target.channel_id);
  const team = channel?.team_id ? await findTeam(db, channel.team_id) : undefined;
  const { metadata, ...post } = { ...presentPost(target), reply_count: replies };
  return {
    type: 'permalink',
    data: {
      post_id: target.id,
      post: previewedIdOf(target) ? post : { ...post, metadata },
      team_name: team?.name ?? '',
      channel_display_name: channel?.display_name ?? '',
      channel_type: channel?.type ?? '',
      channel_id: target.channel_id,
    },
  };
}
