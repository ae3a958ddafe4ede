import { changeChannel, type Facts } from '@foremast/domain/channels/change-channel';
import { getChannel, getHeldChannel, isDirectOrGroup } from '@foremast/domain/channels/get-channel';
import { isRestrictedDirect } from '@foremast/domain/channels/open-direct';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasByType } from '@foremast/domain/permissions/channel';
import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { channelMemberHead } from '@foremast/store/queries/channel-members';
import type { ChannelRow } from '@foremast/store/queries/channels';
import { findUser } from '@foremast/store/queries/users';
import { Channel } from '@foremast/wire/models/channel';
import { type Static, t } from '@foremast/wire/scalars';

const ChannelPatch = t.Object({
  display_name: t.Optional(t.String()),
  name: t.Optional(t.String()),
  header: t.Optional(t.String()),
  purpose: t.Optional(t.String()),
  group_constrained: t.Optional(t.Boolean()),
  autotranslation: t.Optional(t.Boolean()),
  banner_info: t.Optional(t.Object({ enabled: t.Optional(t.Boolean()), text: t.Optional(t.String()), background_color: t.Optional(t.String()) })),
});
type ChannelPatch = Static<typeof ChannelPatch>;

/** In direct and group channels every member may write the header; elsewhere each fact needs its right. */
async function checkRights(ctx: Ctx, channel: ChannelRow, { banner_info, autotranslation, ...facts }: ChannelPatch): Promise<void> {
  if (isDirectOrGroup(channel)) {
    if (!(await channelMemberHead(ctx.db, channel.id, ctx.userId))) throw forbidden('api.channel.patch_update_channel.forbidden.app_error');
    if (await isRestrictedDirect(ctx, channel)) throw badRequest('api.channel.patch_update_channel.restricted_dm.app_error');
    return;
  }
  if (Object.keys(facts).length > 0 && !(await hasByType(ctx, 'manage_{}_channel_properties', channel))) throw noPermission();
  if (banner_info && !(await hasByType(ctx, 'manage_{}_channel_banner', channel))) throw noPermission();
}

const withBanner = (channel: ChannelRow, patch: NonNullable<ChannelPatch['banner_info']>): ChannelRow['banner_info'] =>
  Object.keys(patch).length === 0
    ? channel.banner_info
    : { ...(channel.banner_info ?? { enabled: null, text: null, background_color: null }), ...patch };

export const patchChannel = operation({
  id: 'PatchChannel',
  method: 'PUT',
  path: '/api/v4/channels/{channel_id}/patch',
  summary: 'Change single facts of a channel: title, address, header, purpose, banner.',
  body: t.Nullable(ChannelPatch),
  bodyName: 'channel',
  response: Channel,
  permission: 'session',
  async handle({ params, body }, ctx) {
    if (!body) throw invalidBody('channel');
    const channel = await getChannel(ctx.db, params.channel_id);
    if (Object.keys(body).length === 0) throw badRequest('api.channel.patch_update_channel.no_changes.app_error');
    await checkRights(ctx, channel, body);
    // Translating messages by machine is not part of this server.
    if (body.autotranslation !== undefined) throw forbidden('api.channel.patch_update_channel.feature_not_available.app_error');
    const user = await findUser(ctx.db, ctx.userId);
    if (!user) throw notFound('app.user.missing_account.const');
    const { banner_info, autotranslation: _, ...facts } = body;
    const change: Facts = { ...facts, ...(banner_info ? { banner_info: withBanner(channel, banner_info) } : {}) };
    return presentChannel(await ctx.tx(async (tx) => changeChannel(tx, await getHeldChannel(tx, channel.id), change, user)));
  },
});
