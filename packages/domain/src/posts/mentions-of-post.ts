import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import { statusesOf } from '@foremast/store/queries/status';
import type { UserRow } from '@foremast/store/queries/users';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { userMayInChannel } from '../permissions/of-user.ts';
import { attachmentsOf } from './attachments.ts';
import type { ChannelAudience } from './channel-audience.ts';
import { type FoundMentions, findMentions } from './find-mentions.ts';
import { groupMentions } from './group-mentions.ts';
import type { ChannelWord } from './mention-keywords.ts';
import { addMention, type Mentions, mentionRank } from './mention-rank.ts';
import { postWords } from './words.ts';

/** Whom a message mentions, and what its author should be told. */
export interface PostMentions {
  readonly users: Mentions;
  /** Channel-wide words that mention nobody because the channel has too many members. */
  readonly tooMany: readonly ChannelWord[];
  /** The author used channel-wide words without the right to. */
  readonly channelWordsForbidden: boolean;
  readonly groupWordsForbidden: boolean;
  /** Names after an @ that belong to nobody in the channel. */
  readonly outsiders: ReadonlySet<string>;
  /** Members of mentioned groups who are not in the channel; empty groups by name. */
  readonly groupOutsiders: readonly string[];
  readonly emptyGroups: readonly string[];
}

const NO_CHANNEL_WORDS = new Set(['system_header_change', 'system_purpose_change']);
const AT_NAME = /\B@[a-zA-Z0-9]/;
const NONE: ReadonlySet<string> = new Set();

export type MentioningPost = Pick<PostRow, 'message' | 'type' | 'user_id' | 'props' | 'root_id'>;

const fromWebhook = (post: MentioningPost) => post.props?.from_webhook === 'true';

/** Everybody a direct or group message is for. */
function addMembers(users: Mentions, post: MentioningPost, channel: ChannelHead, { people }: ChannelAudience): void {
  if (channel.type === 'D') {
    for (const p of people.values()) if (p.user_id !== post.user_id || fromWebhook(post)) addMention(users, p.user_id, mentionRank.direct);
  } else if (channel.type === 'G') for (const p of people.values()) addMention(users, p.user_id, mentionRank.groupMessage);
}

async function addChannelWide(tx: Tx, users: Mentions, words: ReadonlySet<ChannelWord>, audience: ChannelAudience): Promise<void> {
  const everyone = words.has('channel') || words.has('all');
  const members = audience.keywords.channelWide;
  const online = everyone ? NONE : new Set((await statusesOf(tx.db, members)).filter((s) => s.status === 'online').map((s) => s.user_id));
  for (const id of members) if (everyone || online.has(id)) addMention(users, id, mentionRank.channel);
}

const nothing = (users: Mentions): PostMentions => ({
  users,
  tooMany: [],
  channelWordsForbidden: false,
  groupWordsForbidden: false,
  outsiders: NONE,
  groupOutsiders: [],
  emptyGroups: [],
});

/** Whom a message mentions. The author is never among them, but for messages of webhooks. */
export async function mentionsOfPost(
  tx: Tx,
  post: MentioningPost,
  channel: ChannelHead,
  author: UserRow | undefined,
  audience: ChannelAudience,
): Promise<PostMentions> {
  const users: Mentions = new Map();
  addMembers(users, post, channel, audience);
  const added = post.type === 'system_add_to_channel' ? post.props?.addedUserId : undefined;
  if (typeof added === 'string' && audience.people.has(added) && !audience.people.get(added)?.scheme_guest)
    addMention(users, added, mentionRank.keyword);
  if (channel.type === 'D' || JOIN_LEAVE.has(post.type)) return finish(nothing(users), post);

  const found = findMentions(postWords(post.message, attachmentsOf(post.props)), audience.keywords, { channelWide: false, isOnline: () => false });
  for (const [id, rank] of found.users) addMention(users, id, rank);
  const channelWide = await channelWords(tx, post, channel, author, audience, found, users);
  const groups =
    found.potentialNames.size > 0 && author ? await groupMentions(tx.db, found.potentialNames, channel, author, audience.people, users) : undefined;
  return finish(
    {
      users,
      ...channelWide,
      groupWordsForbidden: await mayNotNameGroups(tx, post, channel, author),
      outsiders: groups?.left ?? found.potentialNames,
      groupOutsiders: groups?.outsiders ?? [],
      emptyGroups: groups?.empty ?? [],
    },
    post,
  );
}

/** Clients then do not make group names in the message stand out. */
async function mayNotNameGroups(tx: Tx, post: MentioningPost, channel: ChannelHead, author: UserRow | undefined): Promise<boolean> {
  if (!author || post.type.startsWith('system_') || !AT_NAME.test(post.message)) return false;
  return !(await userMayInChannel(tx.db, author, 'use_group_mentions', channel));
}

async function channelWords(
  tx: Tx,
  post: MentioningPost,
  channel: ChannelHead,
  author: UserRow | undefined,
  audience: ChannelAudience,
  found: FoundMentions,
  users: Mentions,
): Promise<Pick<PostMentions, 'tooMany' | 'channelWordsForbidden'>> {
  if (found.channelWords.size === 0 || NO_CHANNEL_WORDS.has(post.type)) return { tooMany: [], channelWordsForbidden: false };
  if (author && !(await userMayInChannel(tx.db, author, 'use_channel_mentions', channel))) return { tooMany: [], channelWordsForbidden: true };
  if (audience.people.size >= tx.config.TeamSettings.MaxNotificationsPerChannel)
    return { tooMany: [...found.channelWords], channelWordsForbidden: false };
  await addChannelWide(tx, users, found.channelWords, audience);
  return { tooMany: [], channelWordsForbidden: false };
}

function finish(mentions: PostMentions, post: MentioningPost): PostMentions {
  if (!fromWebhook(post)) mentions.users.delete(post.user_id);
  return mentions;
}
