import type { Tx } from '@foremast/kernel/context';
import type { ChannelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import type { Post } from '@foremast/wire/models/post';
import { type ShownChannel, writePost } from './write-post.ts';

export interface SystemMessage {
  /** `system_…` */
  readonly type: string;
  readonly channel: ChannelHead;
  /** Whose doing it tells of: the message's author. */
  readonly user: Pick<UserRow, 'id' | 'username'>;
  /** For clients that do not build the sentence from the props themselves. */
  readonly message: string;
  readonly props?: Record<string, unknown>;
  readonly rootId?: string;
  /** Now, unless it has to come after something that happened in the same millisecond. */
  readonly createAt?: number;
  /** What the event says of the channel, where it is not what the channel is. */
  readonly shownAs?: ShownChannel;
}

/** A message that the server writes into a channel: who joined, what was renamed. It goes the way of every message. */
export async function postSystemMessage(
  tx: Tx,
  { type, channel, user, message, props = {}, rootId = '', createAt, shownAs }: SystemMessage,
): Promise<Post> {
  const written = await writePost(
    tx,
    { type, channel_id: channel.id, user_id: user.id, message, props, root_id: rootId, ...(createAt === undefined ? {} : { create_at: createAt }) },
    { setOnline: true, ...(shownAs ? { shownAs } : {}) },
  );
  return written.post;
}
