import { changePrivacy } from '@foremast/domain/channels/change-privacy';
import { getChannel, getHeldChannel } from '@foremast/domain/channels/get-channel';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasOnChannel } from '@foremast/domain/permissions/channel';
import { invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const updateChannelPrivacy = operation({
  id: 'UpdateChannelPrivacy',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/privacy',
  summary: 'Make a channel open or private.',
  body: t.Object({ privacy: t.String() }),
  bodyName: 'privacy',
  response: Channel,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const { privacy } = body;
    if (privacy !== 'O' && privacy !== 'P') throw invalidBody('privacy');
    const channel = await getChannel(ctx.db, params.channel_id);
    const permission = privacy === 'O' ? 'convert_private_channel_to_public' : 'convert_public_channel_to_private';
    if (!(await hasOnChannel(ctx, permission, channel.id))) throw noPermission();
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    return presentChannel(await ctx.tx(async (tx) => changePrivacy(tx, await getHeldChannel(tx, channel.id), privacy, user)));
  },
});
