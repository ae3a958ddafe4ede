import { KeywordAutomaton } from './keyword-automaton.ts';

/** What of a channel member decides which words mention them. */
export interface KeywordMember {
  user_id: string;
  username: string;
  first_name: string;
  notify_props: Readonly<Record<string, string>>;
  channel_notify_props: Readonly<Record<string, string>>;
}

/** The words that mention someone in one channel: built when its members or their settings change, not for each post. */
export interface MentionKeywords {
  /** `@username` and own keywords, in lower case. */
  exact: ReadonlyMap<string, readonly string[]>;
  /** First names as written; only the same capitals match. */
  firstNames: ReadonlyMap<string, readonly string[]>;
  /** Keywords with other than ASCII characters match as parts of words, in any case. */
  nonAscii: KeywordAutomaton | undefined;
  /** Those whom @channel and @all mention, and @here when they are online. */
  channelWide: readonly string[];
  /** `@name` in lower case → id of the group. */
  groups: ReadonlyMap<string, string>;
  /** How long a word can be that matches as a whole. */
  lengths: ReadonlySet<number>;
}

export const CHANNEL_WORDS: ReadonlyMap<string, ChannelWord> = new Map([
  ['@channel', 'channel'],
  ['@all', 'all'],
  ['@here', 'here'],
]);
export type ChannelWord = 'channel' | 'all' | 'here';

const NON_ASCII = /[^\0-\x7f]/;

/** Groups are those that may be mentioned in the channel by name. */
export function prepareKeywords(members: Iterable<KeywordMember>, groups: Iterable<{ id: string; name: string }> = []): MentionKeywords {
  const exact = new Map<string, string[]>();
  const firstNames = new Map<string, string[]>();
  const nonAscii = new Map<string, string[]>();
  const channelWide: string[] = [];
  for (const member of members) {
    const { user_id, notify_props } = member;
    add(exact, `@${member.username.toLowerCase()}`, user_id);
    for (const keyword of ownKeywords(notify_props)) add(NON_ASCII.test(keyword) ? nonAscii : exact, keyword, user_id);
    const firstName = notify_props.first_name === 'true' ? member.first_name : '';
    if (NON_ASCII.test(firstName)) add(nonAscii, firstName.toLowerCase(), user_id);
    else if (firstName !== '') add(firstNames, firstName, user_id);
    if (hearsChannelMentions(member)) channelWide.push(user_id);
  }
  const groupIds = new Map(Array.from(groups, (group) => [`@${group.name.toLowerCase()}`, group.id]));
  return {
    exact,
    firstNames,
    nonAscii: nonAscii.size > 0 ? new KeywordAutomaton(nonAscii) : undefined,
    channelWide,
    groups: groupIds,
    lengths: new Set([CHANNEL_WORDS, exact, firstNames, groupIds].flatMap((words) => Array.from(words.keys(), (word) => word.length))),
  };
}

/** Whether @channel, @all and @here mention this member at all. */
export function hearsChannelMentions({ notify_props, channel_notify_props }: Pick<KeywordMember, 'notify_props' | 'channel_notify_props'>): boolean {
  if (notify_props.channel !== 'true') return false;
  const ignore = channel_notify_props.ignore_channel_mentions ?? 'default';
  return ignore === 'default' ? channel_notify_props.mark_unread !== 'mention' : ignore !== 'on';
}

function ownKeywords(notifyProps: Readonly<Record<string, string>>): string[] {
  const list = notifyProps.mention_keys;
  if (!list) return [];
  return list.split(',').flatMap((keyword) => keyword.trim().toLowerCase() || []);
}

function add(map: Map<string, string[]>, keyword: string, userId: string): void {
  const userIds = map.get(keyword);
  if (!userIds) map.set(keyword, [userId]);
  else if (userIds.at(-1) !== userId) userIds.push(userId);
}
