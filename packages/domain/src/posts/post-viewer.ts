import type { Ctx } from '@foremast/kernel/context';
import { channelHead } from '@foremast/store/queries/channels';
import type { UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { mayReadContent } from '../permissions/channel.ts';
import { userMayInChannel } from '../permissions/of-user.ts';

/** For whom messages are prepared: what they may not see is left out. */
export interface PostViewer {
  readonly id: string;
  readonly now: number;
  mayRead(channelId: string): Promise<boolean>;
}

export const callerViews = (ctx: Ctx): PostViewer => ({
  id: ctx.isSystem ? '' : ctx.userId,
  now: ctx.now(),
  mayRead: (channelId) => (ctx.isSystem ? Promise.resolve(true) : mayReadContent(ctx, channelId)),
});

/** Somebody who need not be the caller. */
export const userViews = (db: Db, user: Pick<UserRow, 'id' | 'roles'>, now: number): PostViewer => ({
  id: user.id,
  now,
  async mayRead(channelId) {
    const channel = await channelHead(db, channelId);
    if (!channel) return false;
    return (
      (await userMayInChannel(db, user, 'read_channel_content', channel)) ||
      (channel.type === 'O' && userMayInChannel(db, user, 'read_public_channel', channel))
    );
  },
});
