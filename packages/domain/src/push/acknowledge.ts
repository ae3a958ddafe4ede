import type { Ctx } from '@foremast/kernel/context';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { findUser, usersByIds } from '@foremast/store/queries/users';
import { wordsFor } from '../mail/send-mail.ts';
import { authorFor, channelFor, nameFormats } from '../notifications/names.ts';
import { pushMessage } from '../notifications/push-message.ts';
import { readablePost } from '../posts/get-post.ts';
import { readsThreads } from '../threads/readers.ts';
import { askProxy, type PushBody, withoutEmpty } from './send-push.ts';

export interface PushAck {
  readonly id: string;
  readonly received_at: number;
  readonly platform: string;
  readonly type: string;
  readonly post_id: string;
  readonly is_id_loaded: boolean;
}

/** Tells the push proxy that a device got a message; false when there is no proxy to tell. What it answers does not matter. */
export async function forwardAck(ctx: Ctx, { post_id, ...ack }: PushAck): Promise<boolean> {
  return askProxy(ctx, '/api/v1/ack', { ...ack, ...(post_id === '' ? {} : { post_id }) }).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
}

/** What a push message did not say because it was one of ids only: for its reader, who may read the message. */
export async function loadedMessage(ctx: Ctx, postId: string): Promise<PushBody> {
  const post = await readablePost(ctx, postId);
  const channel = await channelHead(ctx.db, post.channel_id);
  if (!channel) throw new Error(`no channel ${post.channel_id}`);
  const [author, reader] = [await findUser(ctx.db, post.user_id), await findUser(ctx.db, ctx.userId)];
  const format = (await nameFormats(ctx.db, ctx.config, [ctx.userId]))(ctx.userId);
  const members = channel.type === 'G' ? await ctx.db.cached(channelPeople, channel.id) : undefined;
  const people = await usersByIds(ctx.db, [...(members?.people.keys() ?? [])]);
  const sender = authorFor(post, channel, author, ctx.config, format);
  const telling = {
    post,
    channel,
    reason: 'every_message' as const,
    readerId: ctx.userId,
    sender,
    channelName: channelFor(ctx.userId, channel, people, sender, format),
    readsThreads: await readsThreads(ctx.db, ctx.config, ctx.userId),
    ownThread: false,
    words: wordsFor(ctx, reader?.locale),
  };
  return withoutEmpty({ ...pushMessage(telling, ctx.config, 'full'), is_id_loaded: true });
}
