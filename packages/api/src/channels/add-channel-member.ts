import { getChannelHead, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { joinChannels } from '@foremast/domain/channels/join-many';
import { presentChannelMembers } from '@foremast/domain/channels/present-channel';
import { followAs } from '@foremast/domain/threads/follow-thread';
import { maySeeAll } from '@foremast/domain/users/visibility';
import { badRequest, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { findPost } from '@foremast/store/queries/posts';
import type { Db } from '@foremast/store/store';
import { ChannelMember } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST_AT_ONCE = 1000;

function idsOf({ user_id, user_ids }: Record<string, unknown>): string[] {
  if (user_ids === undefined) {
    if (typeof user_id !== 'string' || !isId(user_id)) throw invalidBody('user_id');
    return [user_id];
  }
  if (!Array.isArray(user_ids) || user_ids.length > MOST_AT_ONCE) throw invalidBody('user_ids');
  if (!user_ids.every((id) => typeof id === 'string' && isId(id))) throw invalidBody('user_id');
  return user_ids;
}

/** The thread that somebody is called from must be of this channel. Anything but a text counts as none. */
async function rootOf(db: Db, root: unknown, channelId: string): Promise<string | undefined> {
  if (typeof root !== 'string' || root === '') return undefined;
  if (!isId(root)) throw invalidBody('post_root_id');
  const post = await findPost(db, root);
  if (!post) throw notFound('app.post.get.app_error');
  if (post.channel_id !== channelId) throw invalidBody('post_root_id');
  return root;
}

// With `user_ids` the answer is a list, unless it would hold just the one person that `user_id` names.
export const addChannelMember = operation({
  id: 'AddChannelMember',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/members',
  summary: 'Join a channel, or bring people into it.',
  body: t.Record(t.String(), t.Unknown()),
  bodyName: 'channel_member',
  response: t.Union([ChannelMember, t.Array(ChannelMember), t.Null()]),
  status: 201,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const ids = idsOf(body);
    const root = await rootOf(ctx.db, body.post_root_id, params.channel_id);
    const channel = await getChannelHead(ctx.db, params.channel_id);
    if (!(await maySeeAll(ctx, ids))) throw noPermission();
    if (isDirectOrGroup(channel)) throw badRequest('api.channel.add_user_to_channel.type.app_error');
    const rows = await joinChannels(ctx, channel, ids);
    if (root)
      await followAs(
        ctx,
        rows.map((row) => row.user_id),
        root,
      );
    const members = await presentChannelMembers(ctx.db, rows, ctx.userId);
    const [only] = members;
    if (only && members.length === 1 && only.user_id === body.user_id) return only;
    return members.length > 0 ? members : null;
  },
});
