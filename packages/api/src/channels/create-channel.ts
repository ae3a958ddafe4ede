import { createChannel as addChannel, emptyChannel } from '@foremast/domain/channels/create-channel';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { hasOnTeam } from '@foremast/domain/permissions/team';
import { badRequest, invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import type { ChannelRow } from '@foremast/store/queries/channels';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { BannerInfo, Channel } from '@foremast/wire/models/channel';
import { Json, t } from '@foremast/wire/scalars';

// A maker may date the channel and give its counters: importers do.
export const createChannel = operation({
  id: 'CreateChannel',
  method: 'POST',
  path: '/api/v4/channels',
  summary: 'Make an open or private channel in a team; its creator becomes its administrator.',
  body: t.Object({
    id: t.String(),
    create_at: t.Integer(),
    delete_at: t.Integer(),
    team_id: t.String(),
    type: t.String(),
    display_name: t.String(),
    name: t.String(),
    header: t.String(),
    purpose: t.String(),
    last_post_at: t.Integer(),
    total_msg_count: t.Integer(),
    extra_update_at: t.Integer(),
    scheme_id: t.Nullable(t.String()),
    props: t.Nullable(t.Record(t.String(), Json)),
    group_constrained: t.Nullable(t.Boolean()),
    autotranslation: t.Boolean(),
    shared: t.Nullable(t.Boolean()),
    total_msg_count_root: t.Integer(),
    last_root_post_at: t.Integer(),
    banner_info: t.Nullable(BannerInfo),
    default_category_name: t.String(),
  }),
  bodyName: 'channel',
  response: Channel,
  status: 201,
  permission: 'session',
  async handle({ body }, ctx) {
    const { props, ...fields } = body;
    if (fields.display_name === '') throw invalidBody('display_name');
    if (fields.team_id === '') throw invalidBody('team_id');
    const permission = fields.type === 'P' ? 'create_private_channel' : 'create_public_channel';
    if (!(await hasOnTeam(ctx, permission, fields.team_id))) throw noPermission();
    if (fields.type === 'D' || fields.type === 'G') throw badRequest('api.channel.create_channel.direct_channel.app_error');
    if (fields.delete_at !== 0) throw badRequest('store.sql_channel.save.archived_channel.app_error');
    if (fields.id !== '') throw badRequest('store.sql_channel.save_channel.existing.app_error');
    const creator = await findUser(ctx.db, ctx.userId);
    if (!creator) throw notFound('app.user.missing_account.const');
    if (!(await findTeam(ctx.db, fields.team_id))) throw notFound('app.team.get.find.app_error');
    const createAt = fields.create_at || ctx.now();
    const channel: ChannelRow = {
      ...emptyChannel(newId(), createAt),
      ...fields,
      id: newId(),
      create_at: createAt,
      type: fields.type as ChannelRow['type'],
      display_name: fields.display_name.trim(),
      creator_id: creator.id,
    };
    return presentChannel(await ctx.tx((tx) => addChannel(tx, channel, creator)), props);
  },
});
