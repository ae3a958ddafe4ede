import { restoreChannel as openAgain } from '@foremast/domain/channels/archive-channel';
import { getChannel, getHeldChannel } from '@foremast/domain/channels/get-channel';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasSystem } from '@foremast/domain/permissions/system';
import { hasOnTeam } from '@foremast/domain/permissions/team';
import { noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { Channel } from '@foremast/wire/models/channel';

export const restoreChannel = operation({
  id: 'RestoreChannel',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/restore',
  summary: 'Open an archived channel again.',
  response: Channel,
  permission: 'session',
  async handle({ params }, ctx) {
    const channel = await getChannel(ctx.db, params.channel_id);
    const may = (await hasOnTeam(ctx, 'manage_team', channel.team_id)) || (await hasSystem(ctx, 'sysconsole_write_user_management_channels'));
    if (!may) throw noPermission();
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    return presentChannel(await ctx.tx(async (tx) => openAgain(tx, await getHeldChannel(tx, channel.id), user)));
  },
});
