import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import { statusesOf } from '@foremast/store/queries/status';
import type { UserRow } from '@foremast/store/queries/users';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { userMayInChannel } from '../permissions/of-user.ts';
import { attachmentsOf } from './attachments.ts';
import type { ChannelAudience } from './channel-audience.ts';
import { forbiddenCall, mayNotNameGroups } from './channel-calls.ts';
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
  /** A channel-wide word that the author used without the right to. */
  readonly forbiddenCall: string | undefined;
  readonly groupWordsForbidden: boolean;
  /** Names after an @ that belong to nobody in the channel. */
  readonly outsiders: ReadonlySet<string>;
  /** Members of mentioned groups who are not in the channel; empty groups by name. */
  readonly groupOutsiders: readonly string[];
  readonly emptyGroups: readonly string[];
}

/** In the order in which the author is told of them. */
const CALLS: readonly ChannelWord[] = ['here', 'channel', 'all'];
const NO_CHANNEL_WORDS = new Set(['system_header_change', 'system_purpose_change']);
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
  forbiddenCall: undefined,
  groupWordsForbidden: false,
  outsiders: NONE,
  groupOutsiders: [],
  emptyGroups: [],
});

/** Whom a message mentions. The author is never among them, but for messages of webhooks. `groupsToo`: its groups are looked for. */
export async function mentionsOfPost(
  tx: Tx,
  post: MentioningPost,
  channel: ChannelHead,
  author: UserRow | undefined,
  audience: ChannelAudience,
  groupsToo = true,
): Promise<PostMentions> {
  const users: Mentions = new Map();
  addMembers(users, post, channel, audience);
  const added = post.type === 'system_add_to_channel' ? post.props?.addedUserId : undefined;
  if (typeof added === 'string' && audience.people.has(added) && !audience.people.get(added)?.scheme_guest)
    addMention(users, added, mentionRank.keyword);
  if (JOIN_LEAVE.has(post.type)) return finish(nothing(users), post);
  const forbidden = {
    forbiddenCall: await forbiddenCall(tx, post, channel, author),
    groupWordsForbidden: await mayNotNameGroups(tx, post, channel, author),
  };
  if (channel.type === 'D') return finish({ ...nothing(users), ...forbidden }, post);

  const found = findMentions(postWords(post.message, attachmentsOf(post.props)), audience.keywords);
  for (const [id, rank] of found.users) addMention(users, id, rank);
  const callsAll = !NO_CHANNEL_WORDS.has(post.type);
  const tooMany = callsAll ? await channelWords(tx, channel, author, audience, found, users) : [];
  const groups =
    groupsToo && callsAll && found.potentialNames.size > 0 && author
      ? await groupMentions(tx.db, found.potentialNames, channel, author, audience.people, users)
      : undefined;
  return finish(
    {
      users,
      tooMany,
      ...forbidden,
      outsiders: found.outsiderNames,
      groupOutsiders: groups?.outsiders ?? [],
      emptyGroups: groups?.empty ?? [],
    },
    post,
  );
}

/** Adds those whom the channel-wide words mention. Answers the words that mention nobody because the channel has too many members. */
async function channelWords(
  tx: Tx,
  channel: ChannelHead,
  author: UserRow | undefined,
  audience: ChannelAudience,
  { channelWords: used }: FoundMentions,
  users: Mentions,
): Promise<ChannelWord[]> {
  if (used.size === 0) return [];
  const most = tx.config.TeamSettings.MaxNotificationsPerChannel;
  const mayCall = !author || (await userMayInChannel(tx.db, author, 'use_channel_mentions', channel));
  if (mayCall && audience.people.size < most) await addChannelWide(tx, users, used, audience);
  return audience.people.size > most ? CALLS.filter((word) => used.has(word)) : [];
}

function finish(mentions: PostMentions, post: MentioningPost): PostMentions {
  if (!fromWebhook(post)) mentions.users.delete(post.user_id);
  return mentions;
}
