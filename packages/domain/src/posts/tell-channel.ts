import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import type { UserRow } from '@foremast/store/queries/users';
import { posted } from '@foremast/wire/events';
import type { Post } from '@foremast/wire/models/post';
import type { ChannelAudience } from './channel-audience.ts';
import type { Mentions } from './mention-rank.ts';
import type { PostVariants } from './post-variants.ts';
import { senderName } from './sender-name.ts';

export interface Telling {
  readonly variants: PostVariants;
  readonly row: PostRow;
  readonly channel: ChannelHead;
  readonly author: UserRow | undefined;
  readonly audience: ChannelAudience;
  readonly mentions: Mentions;
  readonly followers: readonly string[];
  /** Those whose settings in the channel are known by now. */
  readonly settled: ReadonlySet<string>;
  readonly setOnline: boolean;
}

type Personal = Record<string, Record<string, unknown>>;

/** What is added to the event for single people: that they are mentioned, that they follow, that their client should acknowledge. */
function personalParts({ row, channel, audience, mentions, followers, settled, variants }: Telling): Personal {
  const parts: Personal = {};
  const of = (id: string) => (parts[id] ??= {});
  for (const id of mentions.keys()) of(id).mentions = JSON.stringify([id]);
  for (const id of followers) of(id).followers = JSON.stringify([id]);
  for (const id of Object.keys(parts)) of(id).should_ack = true;
  for (const id of channel.type === 'D' ? audience.people.keys() : audience.desktopAll.filter((each) => settled.has(each))) of(id).should_ack = true;
  if (parts[row.user_id]) delete parts[row.user_id]?.should_ack;
  for (const [id, own] of Object.entries(variants.personal ?? {})) Object.assign(of(id), own);
  return parts;
}

/** `posted`, to everybody in the channel. */
export async function tellChannel(tx: Tx, telling: Telling): Promise<void> {
  const { setOnline, variants, channel } = telling;
  const data = { ...postedData(tx, { ...telling, post: variants.forAll }), set_online: setOnline, ...fileFlags(variants.own) };
  tx.emit(posted, data, { channel: channel.id }, personalParts(telling));
}

interface Posted extends Pick<Telling, 'row' | 'channel' | 'author' | 'audience'> {
  readonly post: Post;
}

/** What an event says of a message and where it is. */
export function postedData(tx: Tx, posted: Posted) {
  const { channel, author, post } = posted;
  return {
    channel_type: channel.type,
    channel_display_name: channelName(tx, posted),
    channel_name: channel.name,
    sender_name: senderName({ type: post.type, props: post.props, direct: channel.type === 'D' }, author, tx.config),
    team_id: channel.team_id,
    post: JSON.stringify(post),
    ...fileFlags(post),
  };
}

/** A direct message bears its author's name, a group message those of its members. */
function channelName(tx: Tx, { channel, row, author, audience }: Omit<Posted, 'post'>): string {
  if (channel.type === 'D') return senderName({ type: '', props: row.props, direct: true }, author, tx.config);
  if (channel.type !== 'G') return channel.display_name;
  return Array.from(audience.people.values(), (p) => p.username)
    .sort()
    .join(', ');
}

function fileFlags(post: Post): { otherFile?: string; image?: string } {
  const files = (post.metadata?.files ?? []) as { mime_type?: string }[];
  if (files.length === 0) return {};
  return files.some((f) => f.mime_type?.startsWith('image/')) ? { otherFile: 'true', image: 'true' } : { otherFile: 'true' };
}
