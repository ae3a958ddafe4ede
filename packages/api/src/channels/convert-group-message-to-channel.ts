import { convertGroupMessage } from '@foremast/domain/channels/convert-group-message';
import { getChannel, getHeldChannel } from '@foremast/domain/channels/get-channel';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasOnTeam } from '@foremast/domain/permissions/team';
import { isGuest } from '@foremast/domain/users/is-guest';
import { badRequest, forbidden, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const convertGroupMessageToChannel = operation({
  id: 'convertGroupMessageToChannel',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/convert_to_channel',
  summary: 'Make a group message a private channel of a team that all its people are in.',
  body: t.Object({ channel_id: t.String(), team_id: t.String(), name: t.String(), display_name: t.String() }),
  bodyName: 'body',
  response: Channel,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (body.channel_id !== params.channel_id) throw invalidBody('channel_id');
    const channel = await getChannel(ctx.db, params.channel_id);
    if (isGuest(ctx.session)) throw forbidden('api.channel.gm_to_channel_conversion.not_allowed_for_user.request_error');
    if (!(await hasOnTeam(ctx, 'create_private_channel', body.team_id))) throw noPermission();
    if (channel.type === 'O' || channel.type === 'P') throw badRequest('app.channel.get_common_teams.incorrect_channel_type');
    if (channel.type === 'D') throw notFound('app.channel.group_message_conversion.original_channel_not_gm');
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    return presentChannel(await ctx.tx(async (tx) => convertGroupMessage(tx, await getHeldChannel(tx, channel.id), body, user)));
  },
});
