import type { Settings } from '@foremast/kernel/config/settings';
import { channelPeople } from '@foremast/store/queries/channel-people';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { groupNamesOf } from '@foremast/store/queries/mentionable-groups';
import { type CountedPost, firstAnswersOf, type PostRow, postsByIds } from '@foremast/store/queries/posts';
import type { Db } from '@foremast/store/store';
import { JOIN_LEAVE } from '../channels/membership.ts';
import { attachmentsOf } from '../posts/attachments.ts';
import { findMentions } from '../posts/find-mentions.ts';
import { prepareKeywords } from '../posts/mention-keywords.ts';
import { postWords } from '../posts/words.ts';
import { readsThreads } from '../threads/readers.ts';

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
  return (post) => {
    if (post.type === 'system_add_to_channel') return post.props?.addedUserId === userId;
    if (!byOthers(post)) return false;
    const found = findMentions(postWords(post.message, attachmentsOf(post.props)), keywords);
    if (found.users.has(userId) || found.groups.size > 0) return true;
    // Who reads is there, so @here means them; whether its author might say it is not asked again.
    return keywords.channelWide.length > 0 && found.channelWords.size > 0;
  };
}

/** Those answers among the messages that count as mentions because of who wrote in their threads, for who reads threads in the channel. */
export async function answersThatCount(
  db: Db,
  settings: Settings,
  channel: ChannelHead,
  userId: string,
  posts: readonly CountedPost[],
): Promise<ReadonlySet<string>> {
  const comments = (await db.cached(channelPeople, channel.id))?.people.get(userId)?.notify_props.comments;
  if ((comments !== 'any' && comments !== 'root') || (await readsThreads(db, settings, userId))) return new Set();
  const answers = posts.filter((post) => post.root_id !== '' && post.user_id !== userId);
  const rootIds = [...new Set(answers.map((post) => post.root_id))];
  const own = new Set((await postsByIds(db, rootIds)).filter((root) => root.user_id === userId).map((root) => root.id));
  const first = comments === 'any' ? await firstAnswersOf(db, userId, rootIds) : new Map<string, number>();
  const counts = (post: CountedPost) => own.has(post.root_id) || (first.get(post.root_id) ?? Number.POSITIVE_INFINITY) < post.create_at;
  return new Set(answers.filter(counts).map((post) => post.id));
}
