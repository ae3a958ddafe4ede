import type { Tx } from '@foremast/kernel/context';
import type { ChannelPeople } from '@foremast/store/queries/channel-people';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import { attachmentsOf } from './attachments.ts';
import { findMentions } from './find-mentions.ts';
import { groupMentions } from './group-mentions.ts';
import { type MentionKeywords, prepareKeywords } from './mention-keywords.ts';
import type { Mentions } from './mention-rank.ts';
import type { MentioningPost } from './mentions-of-post.ts';
import { postWords } from './words.ts';

const known = new WeakMap<ChannelPeople, MentionKeywords>();

/** Names alone: no words that people chose, no first names, no call to everybody. */
function namesOf(members: ChannelPeople): MentionKeywords {
  const made = known.get(members);
  if (made) return made;
  const active = [...members.people.values()].filter((person) => person.delete_at === 0);
  const names = prepareKeywords(active.map((person) => ({ ...person, notify_props: {} })));
  known.set(members, names);
  return names;
}

/** Those whom a message calls by their names or those of their groups, or the other one of a direct channel: they are notified again and again. */
export async function namedRecipients(
  tx: Tx,
  post: MentioningPost,
  channel: ChannelHead,
  author: UserRow | undefined,
  members: ChannelPeople,
): Promise<string[]> {
  const others = (ids: Iterable<string>) => [...ids].filter((id) => id !== post.user_id);
  if (channel.type === 'D') return others(members.people.keys());
  const found = findMentions(postWords(post.message, attachmentsOf(post.props)), namesOf(members));
  const users: Mentions = new Map(found.users);
  if (author && found.potentialNames.size > 0) await groupMentions(tx.db, found.potentialNames, channel, author, members.people, users);
  return others(users.keys());
}
