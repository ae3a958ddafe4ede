import { checkFacts, type Facts, postTitleChange } from '@foremast/domain/channels/change-channel';
import { getChannel, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { isRestrictedDirect } from '@foremast/domain/channels/open-direct';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { followGroups, saveChannel, tellChannelUpdated } from '@foremast/domain/channels/save-channel';
import { hasByType } from '@foremast/domain/permissions/channel';
import { badRequest, forbidden, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import type { ChannelRow } from '@foremast/store/queries/channels';
import { findUser } from '@foremast/store/queries/users';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

// A whole channel is sent: header and purpose that are left out become empty. Title and address stay when they are left out. Only the
// title is told in the channel, as it was sent: a title that was left out is told as an empty one, and the event bears what the
// client says of the channel. Clients know it like this.
export const updateChannel = operation({
  id: 'UpdateChannel',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}',
  summary: 'Replace the facts of a channel.',
  body: t.Object({
    id: t.String(),
    team_id: t.String(),
    type: t.String(),
    display_name: t.String(),
    name: t.String(),
    header: t.String(),
    purpose: t.String(),
    group_constrained: t.Optional(t.Boolean()),
  }),
  bodyName: 'channel',
  response: Channel,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.id !== params.channel_id) throw invalidBody('channel_id');
    const channel = await getChannel(ctx.db, params.channel_id);
    if (isDirectOrGroup(channel)) {
      if (!(await channelMemberHead(ctx.db, channel.id, ctx.userId))) throw forbidden('api.channel.patch_update_channel.forbidden.app_error');
      if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.channel.patch_update_channel.restricted_dm.app_error');
    } else if (!(await hasByType(ctx, 'manage_{}_channel_properties', channel))) throw noPermission();
    if (channel.delete_at > 0) throw badRequest('api.channel.update_channel.deleted.app_error');
    if (body.type !== '' && body.type !== channel.type) throw badRequest('api.channel.update_channel.typechange.app_error');
    const change: Facts = {
      header: body.header,
      purpose: body.purpose,
      ...(body.display_name === '' ? {} : { display_name: body.display_name }),
      ...(body.name === '' ? {} : { name: body.name }),
      ...(body.group_constrained === undefined ? {} : { group_constrained: body.group_constrained }),
    };
    checkFacts(channel, change);
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    const { team_id, name, display_name } = body;
    const shownAs = { team_id, name, display_name, type: body.type as ChannelRow['type'] };
    const saved = await ctx.tx(async (tx) => {
      const row = await getChannel(tx.db, channel.id);
      const next = await saveChannel(tx, row, change);
      tellChannelUpdated(tx, next);
      if (body.display_name !== row.display_name) await postTitleChange(tx, { ...next, display_name: body.display_name }, row, user, shownAs);
      await followGroups(tx, next, row);
      return next;
    });
    return presentChannel(saved);
  },
});
