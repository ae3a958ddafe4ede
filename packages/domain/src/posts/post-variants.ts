import type { Tx } from '@foremast/kernel/context';
import type { OutgoingEvent } from '@foremast/kernel/event';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { membersAmong } from '@foremast/store/queries/members-among';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import type { Post } from '@foremast/wire/models/post';
import { words } from '../permissions/roles.ts';
import { hiddenChannelNames, hiddenToAll, withoutNames } from './hidden-channel-names.ts';
import { previewedIdOf } from './permalinks.ts';
import type { PostViewer } from './post-viewer.ts';
import { type KnownOfPosts, preparePosts } from './prepare-posts.ts';
import { channelNamesIn, channelsNamedIn } from './shown-channel-names.ts';

/** A message as its author or changer sees it, as everybody in the channel may, and for whom that is not the same. */
export interface PostVariants {
  readonly own: Post;
  readonly forAll: Post;
  readonly personal: OutgoingEvent['personal'];
}

/** As it is for its author, if the author may read all that it shows. */
const everything = (row: PostRow, now: number): PostViewer => ({ id: row.user_id, now, mayRead: () => Promise.resolve(true) });

/** Most messages are the same for everybody. Previews and names of channels are for those who may read these, vanishing ones for their authors. */
export async function postVariants(
  tx: Tx,
  row: PostRow,
  viewer: PostViewer | undefined,
  more: Partial<Post>,
  known?: KnownOfPosts,
): Promise<PostVariants> {
  const as = async (who: PostViewer | undefined): Promise<Post> => {
    const [prepared] = await preparePosts(tx.db, tx.config, [row], who, known);
    return { ...(prepared as Post), ...more };
  };
  const own = await as(viewer);
  const previewed = previewedIdOf(row);
  const named = channelNamesIn(row) ? (await channelsNamedIn(tx.db, [row])).channels : [];
  if (row.type !== 'burn_on_read' && !previewed && named.length === 0) return { own, forAll: own, personal: undefined };
  const [whole, forAll] = [await as(everything(row, tx.now())), await as(undefined)];
  if (row.type === 'burn_on_read') return { own, forAll, personal: { [row.user_id]: { post: JSON.stringify(whole) } } };
  const previews = new Set(previewed ? await readersIn(tx, row.channel_id, previewed) : []);
  const hidden = await hiddenChannelNames(tx, row.channel_id, named);
  const text = textsOf(whole, forAll);
  const common = text(false, hiddenToAll(named));
  const texts = [...new Set([...previews, ...hidden.keys()])].map((id) => [id, text(previews.has(id), hidden.get(id) ?? [])] as const);
  return { own, forAll, personal: Object.fromEntries(texts.filter(([, own]) => own !== common).map(([id, post]) => [id, { post }])) };
}

/** The message as text, with its preview or without, and without the names of some channels. */
function textsOf(whole: Post, plain: Post): (preview: boolean, hidden: readonly string[]) => string {
  const texts = new Map<string, string>();
  return (preview, hidden) => {
    const key = `${preview} ${hidden.join(' ')}`;
    const known = texts.get(key);
    if (known) return known;
    const props = { ...(preview ? whole : plain).props, channel_mentions: whole.props.channel_mentions };
    const text = JSON.stringify(withoutNames({ ...(preview ? whole : plain), props }, hidden));
    texts.set(key, text);
    return text;
  };
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
