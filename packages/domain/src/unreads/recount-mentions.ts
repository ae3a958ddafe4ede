import { channelPeople } from '@foremast/store/queries/channel-people';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { groupNamesOf } from '@foremast/store/queries/mentionable-groups';
import type { PostRow } from '@foremast/store/queries/posts';
import type { Db } from '@foremast/store/store';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { attachmentsOf } from '../posts/attachments.ts';
import { findMentions } from '../posts/find-mentions.ts';
import { prepareKeywords } from '../posts/mention-keywords.ts';
import { postWords } from '../posts/words.ts';

type Mentioning = Pick<PostRow, 'message' | 'type' | 'user_id' | 'props' | 'root_id'>;

/** Says of a message whether it mentions one person: to count anew what they have not read. */
export async function mentionTester(db: Db, channel: ChannelHead, userId: string): Promise<(post: Mentioning) => boolean> {
  const members = await db.cached(channelPeople, channel.id);
  const person = members?.people.get(userId);
  if (!members || !person) return () => false;
  const byOthers = (post: Mentioning) => (post.user_id !== userId || post.props?.from_webhook === 'true') && !JOIN_LEAVE.has(post.type);
  if (channel.type === 'D' || channel.type === 'G') return byOthers;
  const keywords = prepareKeywords(
    [person],
    (await groupNamesOf(db, userId)).map((g) => ({ id: g.id, name: g.name })),
  );
  const hearsAll = keywords.channelWide.length > 0;
  return (post) => {
    if (post.type === 'system_add_to_channel') return post.props?.addedUserId === userId;
    if (!byOthers(post)) return false;
    const found = findMentions(postWords(post.message, attachmentsOf(post.props)), keywords, { channelWide: false, isOnline: () => false });
    if (found.users.has(userId) || found.groups.size > 0) return true;
    // Who was online then, who might call everybody, and how many there were nobody knows any more.
    return hearsAll && found.channelWords.size > 0;
  };
}
