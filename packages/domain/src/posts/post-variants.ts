import type { Tx } from '@foremast/kernel/context';
import type { OutgoingEvent } from '@foremast/kernel/event';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { membersAmong } from '@foremast/store/queries/members-among';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import type { Post } from '@foremast/wire/models/post';
import { words } from '../permissions/roles.ts';
import { previewedIdOf } from './permalinks.ts';
import type { PostViewer } from './post-viewer.ts';
import { type KnownOfPosts, preparePosts } from './prepare-posts.ts';

/** A message as its author or changer sees it, as everybody in the channel may, and for whom that is not the same. */
export interface PostVariants {
  readonly own: Post;
  readonly forAll: Post;
  readonly personal: OutgoingEvent['personal'];
}

/** Most messages are the same for everybody. Previews are for those who may read what is linked to, vanishing ones for their authors. */
export async function postVariants(
  tx: Tx,
  row: PostRow,
  viewer: PostViewer | undefined,
  more: Partial<Post>,
  known?: KnownOfPosts,
): Promise<PostVariants> {
  const [prepared] = await preparePosts(tx.db, tx.config, [row], viewer, known);
  const own = { ...(prepared as Post), ...more };
  const previewed = previewedIdOf(row);
  if (row.type !== 'burn_on_read' && !previewed) return { own, forAll: own, personal: undefined };
  const [plain] = await preparePosts(tx.db, tx.config, [row], undefined, known);
  const forAll = { ...(plain as Post), ...more };
  const readers = previewed && viewer ? await readersIn(tx, row.channel_id, previewed) : [row.user_id];
  const text = JSON.stringify(own);
  return { own, forAll, personal: Object.fromEntries(readers.map((id) => [id, { post: text }])) };
}

/** Who of a channel may read a message of another. */
async function readersIn(tx: Tx, channelId: string, postId: string): Promise<string[]> {
  const here = await tx.db.cached(channelPeople, channelId);
  const post = await findPost(tx.db, postId);
  const channel = post ? await channelHead(tx.db, post.channel_id) : undefined;
  if (!here || !channel) return [];
  const ids = [...here.people.keys()];
  if (channel.id === channelId) return ids;
  const there = await tx.db.cached(channelPeople, channel.id);
  const inTeam = channel.type === 'O' ? await membersAmong(tx.db, channel.team_id, ids) : new Set<string>();
  return [...here.people.values()]
    .filter(
      (p) =>
        there?.people.has(p.user_id) ||
        words(p.roles).includes('system_admin') ||
        (inTeam.has(p.user_id) && !words(p.roles).includes('system_guest')),
    )
    .map((p) => p.user_id);
}
