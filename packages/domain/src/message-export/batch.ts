import type { Ctx } from '@foremast/kernel/context';
import {
  channelsWithComings,
  type ExportedChannelRow,
  type ExportedPostRow,
  exportedChannels,
  exportedFiles,
  type StayRow,
  staysIn,
} from '@foremast/store/queries/message-export';
import { type Entries, entriesOf } from './entries.ts';

/** Somebody who came to a channel, or left it. */
export interface Coming {
  readonly userId: string;
  readonly username: string;
  readonly email: string;
  readonly bot: boolean;
  readonly joinAt: number;
  /** In leaves: when; the batch's end for those who stay. */
  readonly leaveAt: number;
  readonly stays: boolean;
}

/** A channel in a batch: its people, and what they said. */
export interface ExportedChannel extends Entries {
  readonly channel: ExportedChannelRow;
  readonly joins: readonly Coming[];
  readonly leaves: readonly Coming[];
}

export interface Batch {
  readonly start: number;
  readonly end: number;
  readonly exportStart: number;
  readonly channels: readonly ExportedChannel[];
}

const TYPES = { O: 'public', P: 'private', D: 'direct', G: 'group' } as const;
export const typeName = ({ type }: Pick<ExportedChannelRow, 'type'>): string => TYPES[type];

/** Direct and group channels have no title that says anything. */
export function titleOf({ type, display_name }: Pick<ExportedChannelRow, 'type' | 'display_name'>): string {
  if (type === 'D') return 'Direct Message';
  return type === 'G' ? 'Group Message' : display_name;
}

/** A message of a bot, or one that says it is. */
export function isBotPost({ props, bot_id }: Pick<ExportedPostRow, 'props' | 'bot_id'>): boolean {
  return props?.from_bot === undefined ? bot_id !== null : props.from_bot === 'true';
}

const by =
  <T>(at: (item: T) => number, then: (item: T) => string) =>
  (a: T, b: T) => {
    if (at(a) !== at(b)) return at(a) - at(b);
    if (then(a) === then(b)) return 0;
    return then(a) < then(b) ? -1 : 1;
  };

const comingOf = (stay: StayRow, end: number): Coming => {
  const left = stay.leave_at !== null && stay.leave_at <= end ? stay.leave_at : undefined;
  return {
    userId: stay.user_id,
    username: stay.username ?? '',
    email: stay.email ?? '',
    bot: stay.bot_id !== null,
    joinAt: stay.join_at,
    leaveAt: left ?? end,
    stays: left === undefined,
  };
};

/** Who wrote without having been there counts as having come when the batch begins. */
const guestAuthors = (posts: readonly ExportedPostRow[], known: ReadonlySet<string>, start: number, end: number): Coming[] =>
  [...new Map(posts.filter((post) => !known.has(post.user_id)).map((post) => [post.user_id, post])).values()].map((post) => ({
    userId: post.user_id,
    username: post.username ?? '',
    email: post.email ?? '',
    bot: isBotPost(post),
    joinAt: start,
    leaveAt: end,
    stays: true,
  }));

/** Comings once for each person, the last of them; leaves once for each stay. */
function comings(
  stays: readonly StayRow[],
  posts: readonly ExportedPostRow[],
  start: number,
  end: number,
): Pick<ExportedChannel, 'joins' | 'leaves'> {
  const all = stays.map((stay) => comingOf(stay, end));
  const guests = guestAuthors(posts, new Set(all.map(({ userId }) => userId)), start, end);
  const last = new Map([...all, ...guests].map((coming) => [coming.userId, coming]));
  return {
    joins: [...last.values()].sort(
      by(
        (c) => c.joinAt,
        (c) => c.email,
      ),
    ),
    leaves: [...all, ...guests].sort(
      by(
        (c) => c.leaveAt,
        (c) => c.email,
      ),
    ),
  };
}

/** What a batch of messages comes to, channel by channel; with the channels that people only came to or left. */
export async function makeBatch(
  ctx: Ctx,
  span: { readonly start: number; readonly end: number; readonly exportStart: number },
  posts: readonly ExportedPostRow[],
): Promise<Batch> {
  const { start, end, exportStart } = span;
  const ids = [...new Set([...posts.map((post) => post.channel_id), ...(await channelsWithComings(ctx.db, start, end))])];
  const stays = Map.groupBy(await staysIn(ctx.db, ids, start, end), (stay) => stay.channel_id);
  const postIds = posts.map(({ id }) => id);
  const files = Map.groupBy(await exportedFiles(ctx.db, postIds), (file) => file.post_id);
  const byChannel = Map.groupBy(posts, (post) => post.channel_id);
  const channels = (await exportedChannels(ctx.db, ids)).map((channel) => {
    const own = byChannel.get(channel.id) ?? [];
    const entries = own.map((post) => entriesOf(post, files.get(post.id) ?? [], exportStart));
    return {
      channel,
      ...comings(stays.get(channel.id) ?? [], own, start, end),
      said: entries.flatMap(({ said }) => said),
      uploads: entries.flatMap(({ uploads }) => uploads),
      deletions: entries.flatMap(({ deletions }) => deletions),
    };
  });
  return { start, end, exportStart, channels };
}
