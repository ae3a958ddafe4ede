import { checkMayRemove } from '@foremast/domain/channels/check-groups';
import { getChannelHead, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { leaveChannel } from '@foremast/domain/channels/remove-member';
import { hasByType } from '@foremast/domain/permissions/channel';
import { badRequest, noPermission, notFound } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { StatusOK } from '@foremast/wire/models/status';

export const removeUserFromChannel = operation({
  id: 'RemoveUserFromChannel',
  method: 'DELETE',
  path: '/api/v4/channels/{channel_id}/members/{user_id}',
  summary: 'Leave a channel, or remove somebody from it.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    const channel = await getChannelHead(ctx.db, params.channel_id);
    const [user, by] = [await findUser(ctx.db, params.user_id), await findUser(ctx.db, ctx.userId)];
    if (!user || !by) throw notFound('app.user.missing_account.const');
    if (isDirectOrGroup(channel)) throw badRequest('api.channel.remove_channel_member.type.app_error');
    checkMayRemove(channel, user, by);
    if (user.id !== by.id && !(await hasByType(ctx, 'manage_{}_channel_members', channel))) throw noPermission();
    await ctx.tx((tx) => leaveChannel(tx, channel, user, by));
    return OK;
  },
});
