import { type RawBuilder, sql } from 'kysely';

/** How the live messages of a channel are found from one end of it. */
export interface ChannelPosts {
  all(channelId: string): RawBuilder<boolean>;
  /** Older than an instant. */
  before(channelId: string, at: number): RawBuilder<boolean>;
  /** Newer than an instant. */
  after(channelId: string, at: number): RawBuilder<boolean>;
  order(direction: 'asc' | 'desc'): RawBuilder<unknown>;
}

const inOrder = (columns: readonly string[]) => (direction: 'asc' | 'desc') =>
  sql.join(columns.map((column) => sql`${sql.ref(column)} ${sql.raw(direction)}`));

export const channelPosts: ChannelPosts = {
  all: (id) => sql`posts.channelid = ${id} and posts.deleteat = 0`,
  before: (id, at) => sql`posts.channelid = ${id} and posts.deleteat = 0 and posts.createat < ${at}`,
  after: (id, at) => sql`posts.channelid = ${id} and posts.deleteat = 0 and posts.createat > ${at}`,
  order: inOrder(['posts.createat']),
};

/**
 * PostgreSQL thinks that the messages of a channel lie evenly among all, and reads all of the newest ones to find those of a channel
 * that has been quiet lately. Asked for a range, in the order of the channel's index, it has no other way than that index.
 */
export const channelPostsAsRange: ChannelPosts = {
  all: (id) => sql`(posts.channelid, posts.deleteat) >= (${id}, 0) and (posts.channelid, posts.deleteat) <= (${id}, 0)`,
  before: (id, at) => sql`(posts.channelid, posts.deleteat) >= (${id}, 0) and (posts.channelid, posts.deleteat, posts.createat) < (${id}, 0, ${at})`,
  after: (id, at) => sql`(posts.channelid, posts.deleteat, posts.createat) > (${id}, 0, ${at}) and (posts.channelid, posts.deleteat) <= (${id}, 0)`,
  order: inOrder(['posts.channelid', 'posts.deleteat', 'posts.createat']),
};
