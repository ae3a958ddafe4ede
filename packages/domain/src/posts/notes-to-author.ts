import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { membersAmong } from '@foremast/store/queries/members-among';
import type { PostRow } from '@foremast/store/queries/posts';
import { type UserRow, usersByIds, usersByUsernames } from '@foremast/store/queries/users';
import type { PostMentions } from './mentions-of-post.ts';
import { sendEphemeral } from './send-ephemeral.ts';

/** Tells the author, and nobody else, whom the message did not reach. */
export async function tellAuthor(tx: Tx, post: PostRow, channel: ChannelHead, author: UserRow, mentions: PostMentions): Promise<void> {
  for (const word of mentions.tooMany) {
    await note(
      tx,
      post,
      channel,
      author,
      `@${word} notifies nobody here: the channel has more than ${tx.config.TeamSettings.MaxNotificationsPerChannel} members.`,
    );
  }
  for (const name of mentions.emptyGroups) await note(tx, post, channel, author, `The group @${name} has no members yet.`);
  if (post.type.startsWith('system_') || channel.type === 'D' || channel.type === 'G' || author.bot_id !== null) return;
  if (mentions.outsiders.size > 0 || mentions.groupOutsiders.length > 0) await tellOfOutsiders(tx, post, channel, author, mentions);
}

const note = (
  tx: Tx,
  post: PostRow,
  channel: ChannelHead,
  author: UserRow,
  message: string,
  more: { id?: string; user_id?: string; props?: Record<string, unknown> } = {},
) =>
  sendEphemeral(tx, author.id, {
    channel_id: channel.id,
    user_id: author.id,
    root_id: post.root_id,
    message,
    create_at: post.create_at + 1,
    ...more,
  });

const sayNames = (people: readonly UserRow[]): string => people.map((u) => `@${u.username}`).join(', ');

async function tellOfOutsiders(tx: Tx, post: PostRow, channel: ChannelHead, author: UserRow, mentions: PostMentions): Promise<void> {
  const named = (await usersByUsernames(tx.db, [...mentions.outsiders])).filter((u) => u.delete_at === 0 && u.bot_id === null && u.id !== author.id);
  const ofGroups = (await usersByIds(tx.db, mentions.groupOutsiders)).filter((u) => u.delete_at === 0 && u.bot_id === null);
  const people = [...new Map([...named, ...ofGroups].map((u) => [u.id, u])).values()];
  const members = await membersAmong(
    tx.db,
    channel.team_id,
    people.map((u) => u.id),
  );
  const inTeam = people.filter((u) => members.has(u.id));
  const outside = people.filter((u) => !members.has(u.id));
  if (inTeam.length > 0) {
    const [names, ids] = [inTeam.map((u) => u.username), inTeam.map((u) => u.id)];
    const id = newId();
    const add_channel_member = {
      post_id: id,
      usernames: names,
      not_in_channel_usernames: names,
      user_ids: ids,
      not_in_channel_user_ids: ids,
      not_in_groups_usernames: [],
      not_in_groups_user_ids: [],
    };
    await note(tx, post, channel, author, `${sayNames(inTeam)} did not get this message: they are not in the channel.`, {
      id,
      user_id: '',
      props: { add_channel_member },
    });
  }
  if (outside.length > 0)
    await note(tx, post, channel, author, `${sayNames(outside)} did not get this message: they are not in the team.`, { user_id: '' });
}
