import { getChannel, getHeldChannel, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { moveChannel as moveTo } from '@foremast/domain/channels/move-channel';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { forbidden, invalidBody, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const moveChannel = operation({
  id: 'MoveChannel',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/move',
  summary: 'Move a channel to another team.',
  body: t.Record(t.String(), t.Unknown()),
  bodyName: 'channel',
  response: Channel,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const channel = await getChannel(ctx.db, params.channel_id);
    const { team_id, force } = body;
    if (typeof team_id !== 'string' || team_id === '') throw invalidBody('team_id');
    if (typeof force !== 'boolean') throw invalidBody('force');
    if (isDirectOrGroup(channel)) throw forbidden('api.channel.move_channel.type.invalid');
    const team = await findTeam(ctx.db, team_id);
    if (!team) throw notFound('app.team.get.find.app_error');
    await ctx.require(manageSystem);
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    return presentChannel(await ctx.tx(async (tx) => moveTo(tx, await getHeldChannel(tx, channel.id), team, user, force)));
  },
});
