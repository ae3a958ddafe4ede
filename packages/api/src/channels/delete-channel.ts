import { archiveChannel } from '@foremast/domain/channels/archive-channel';
import { destroyChannel } from '@foremast/domain/channels/destroy-channel';
import { getChannel, getHeldChannel, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { hasByType } from '@foremast/domain/permissions/channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, noPermission, notFound, unauthorized } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

async function checkMayDestroy(ctx: Ctx): Promise<void> {
  if (ctx.config.ServiceSettings.EnableAPIChannelDeletion) return;
  const admin = await hasSystem(ctx, 'manage_system');
  throw unauthorized(admin ? 'api.user.delete_channel.not_enabled.for_admin.app_error' : 'api.user.delete_channel.not_enabled.app_error');
}

export const deleteChannel = operation({
  id: 'DeleteChannel',
  method: 'DELETE',
  path: '/api/v4/channels/{channel_id}',
  summary: 'Archive a channel; with `permanent`, remove it and all that was in it.',
  query: t.Object({ permanent: t.Boolean() }),
  response: StatusOK,
  permission: 'session',
  async handle({ params, query }, ctx) {
    const channel = await getChannel(ctx.db, params.channel_id);
    if (isDirectOrGroup(channel)) throw badRequest('api.channel.delete_channel.type.invalid');
    if (!(await hasByType(ctx, 'delete_{}_channel', channel))) throw noPermission();
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    if (query.permanent) await checkMayDestroy(ctx);
    await ctx.tx(async (tx) => {
      const row = await getHeldChannel(tx, channel.id);
      await (query.permanent ? destroyChannel(tx, row) : archiveChannel(tx, row, user));
    });
    return OK;
  },
});
