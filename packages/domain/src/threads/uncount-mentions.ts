import type { Tx } from '@foremast/kernel/context';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { findPost, type PostRow } from '@foremast/store/queries/posts';
import { uncountMention } from '@foremast/store/queries/thread-read-marks';
import { findThread, replyTimes } from '@foremast/store/queries/threads';
import { findUser } from '@foremast/store/queries/users';
import { threadUpdated } from '@foremast/wire/events';
import { audienceOf } from '../posts/channel-audience.ts';
import { mentionsOfPost } from '../posts/mentions-of-post.ts';
import { threadReaders } from './readers.ts';
import { countAfter, threadText } from './thread-text.ts';

/** A reply is gone: those whom it mentioned and who had not seen it have one unread mention less, and hear of it. */
export async function uncountMentions(tx: Tx, reply: PostRow): Promise<void> {
  const channel = await channelHead(tx.db, reply.channel_id);
  const members = await tx.db.cached(channelPeople, reply.channel_id);
  const thread = await findThread(tx.db, reply.root_id);
  if (!channel || !members || !thread) return;
  const { users } = await mentionsOfPost(tx, reply, channel, await findUser(tx.db, reply.user_id), audienceOf(members));
  const changed = await uncountMention(tx.db, reply, [...users.keys()], tx.now());
  const readers = await threadReaders(
    tx.db,
    tx.config,
    changed.filter((m) => m.following).map((m) => m.user_id),
  );
  const root = await findPost(tx.db, reply.root_id);
  const told = changed.filter((m) => readers.has(m.user_id));
  if (!root || told.length === 0) return;
  const times = await replyTimes(tx.db, root.id, Math.min(...told.map((m) => m.last_viewed)));
  const text = await threadText(tx, root, thread);
  for (const m of told) {
    const data = {
      thread: text(m.last_viewed, countAfter(times, m.last_viewed), m.unread_mentions),
      previous_unread_replies: 0,
      previous_unread_mentions: 0,
    };
    tx.emit(threadUpdated, data, { user: m.user_id, team: channel.team_id });
  }
}
