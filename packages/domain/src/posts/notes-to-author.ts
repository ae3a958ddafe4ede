import type { Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import type { ChannelHead } from '@foremast/store/queries/channels';
import { outsideGroups } from '@foremast/store/queries/filled-from-groups';
import { membersAmong } from '@foremast/store/queries/members-among';
import type { PostRow } from '@foremast/store/queries/posts';
import { type UserRow, usersByIds, usersByUsernames } from '@foremast/store/queries/users';
import { wordsFor } from '../mail/send-mail.ts';
import { visibleTo } from '../users/visibility.ts';
import type { PostMentions } from './mentions-of-post.ts';
import { sendEphemeral } from './send-ephemeral.ts';

/** Tells the author, and nobody else, whom the message did not reach. */
export async function tellAuthor(tx: Tx, post: PostRow, channel: ChannelHead, author: UserRow, mentions: PostMentions): Promise<void> {
  const { notes } = wordsFor(tx, author.locale);
  const { MaxNotificationsPerChannel } = tx.config.TeamSettings;
  for (const word of mentions.tooMany) await note(tx, post, channel, author, notes.tooMany(`@${word}`, MaxNotificationsPerChannel));
  for (const name of mentions.emptyGroups) await note(tx, post, channel, author, notes.emptyGroup(`@${name}`));
  if (post.type.startsWith('system_') || channel.type === 'D' || channel.type === 'G' || author.bot_id !== null) return;
  if (mentions.outsiders.size > 0 || mentions.groupOutsiders.length > 0) await tellOfOutsiders(tx, post, channel, author, mentions);
}

/** Tells the author that the message was to call everybody, and did not. */
export async function tellOfForbiddenCall(tx: Tx, post: PostRow, channel: ChannelHead, author: UserRow, word: string): Promise<void> {
  await note(tx, post, channel, author, wordsFor(tx, author.locale).notes.forbiddenCall(word), {
    create_at: tx.now(),
    props: { mentionHighlightDisabled: true },
  });
}

const note = (
  tx: Tx,
  post: PostRow,
  channel: ChannelHead,
  author: UserRow,
  message: string,
  more: { id?: string; user_id?: string; create_at?: number; props?: Record<string, unknown> } = {},
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

/** Those of them whom the author sees, and who could have been reached: by name. */
async function reachable(tx: Tx, author: UserRow, people: readonly UserRow[]): Promise<UserRow[]> {
  const active = people.filter((u) => u.delete_at === 0 && u.bot_id === null && u.id !== author.id);
  const distinct = [...new Map(active.map((u) => [u.id, u])).values()];
  const seen = await visibleTo(
    tx.db,
    author,
    distinct.map((u) => u.id),
  );
  return distinct.filter((u) => seen.has(u.id)).sort((a, b) => (a.username < b.username ? -1 : 1));
}

const names = (people: readonly UserRow[]): string[] => people.map((u) => u.username);
const ids = (people: readonly UserRow[]): string[] => people.map((u) => u.id);

async function tellOfOutsiders(tx: Tx, post: PostRow, channel: ChannelHead, author: UserRow, mentions: PostMentions): Promise<void> {
  const named = await usersByUsernames(tx.db, [...mentions.outsiders]);
  const people = await reachable(tx, author, [...named, ...(await usersByIds(tx.db, mentions.groupOutsiders))]);
  const members = await membersAmong(tx.db, channel.team_id, ids(people));
  const inTeam = people.filter((u) => members.has(u.id));
  const outside = people.filter((u) => !members.has(u.id));
  if (inTeam.length > 0) await offerToAdd(tx, post, channel, author, inTeam);
  if (outside.length > 0) await note(tx, post, channel, author, wordsFor(tx, author.locale).notes.notInTeam(sayNames(outside)), { user_id: '' });
}

/** The author's client offers to add them; not those whom the channel, filled from groups, does not take. */
async function offerToAdd(tx: Tx, post: PostRow, channel: ChannelHead, author: UserRow, people: readonly UserRow[]): Promise<void> {
  const kept = channel.group_constrained ? new Set(await outsideGroups(tx.db, { kind: 'channel', id: channel.id }, ids(people))) : new Set<string>();
  const [welcome, barred] = [people.filter((u) => !kept.has(u.id)), people.filter((u) => kept.has(u.id))];
  const all = [...welcome, ...barred];
  const id = newId();
  const add_channel_member = {
    post_id: id,
    usernames: names(all),
    not_in_channel_usernames: names(welcome),
    user_ids: ids(all),
    not_in_channel_user_ids: ids(welcome),
    not_in_groups_usernames: names(barred),
    not_in_groups_user_ids: ids(barred),
  };
  const { notes } = wordsFor(tx, author.locale);
  const said = [notes.notInChannel(sayNames(all)), ...(barred.length > 0 ? [notes.cannotBeAdded(sayNames(barred))] : [])];
  await note(tx, post, channel, author, said.join(' '), {
    id,
    user_id: '',
    props: { add_channel_member },
  });
}
