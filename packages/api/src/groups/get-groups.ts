import { knowsAllGroups, presentGroups } from '@foremast/domain/groups/present-group';
import { hasByType } from '@foremast/domain/permissions/channel';
import { getTeam } from '@foremast/domain/teams/get-team';
import { circleOf } from '@foremast/domain/users/visibility';
import type { Ctx } from '@foremast/kernel/context';
import { paging } from '@foremast/kernel/decode';
import { invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import { countGroups, type GroupFilter, listGroups } from '@foremast/store/queries/groups';
import { Group, GroupsWithCount } from '@foremast/wire/models/group';
import { t } from '@foremast/wire/scalars';

/** Who asks about a channel has to be somebody who may add people to it. */
async function channelAsked(ctx: Ctx, id: string): Promise<ChannelHead | undefined> {
  if (!id) return undefined;
  const channel = await channelHead(ctx.db, id);
  if (!channel) throw notFound('app.channel.get.existing.app_error');
  if (!(await hasByType(ctx, 'manage_{}_channel_members', channel))) throw noPermission();
  return channel;
}

function instant(text: string): number {
  if (text === '') return 0;
  if (!/^\d{1,15}$/.test(text)) throw invalidBody('since');
  return Number(text);
}

/** The team whose groups alone may fill the channel, because they alone fill the team. */
async function parentTeam(ctx: Ctx, channel: ChannelHead | undefined): Promise<string> {
  if (!channel?.team_id) return '';
  const team = await getTeam(ctx.db, channel.team_id);
  return team.group_constrained ? team.id : '';
}

export const getGroups = operation({
  id: 'GetGroups',
  method: 'GET',
  path: '/api/v4/groups',
  summary: 'The groups that the caller may know, by title; with many filters.',
  query: t.Object({
    ...paging,
    q: t.String(),
    since: t.String(),
    group_source: t.String(),
    filter_has_member: t.String(),
    not_associated_to_team: t.String(),
    not_associated_to_channel: t.String(),
    include_channel_member_count: t.String(),
    include_member_count: t.Boolean(),
    include_member_ids: t.Boolean(),
    include_timezones: t.Boolean(),
    include_total_count: t.Boolean(),
    include_archived: t.Boolean(),
    filter_archived: t.Boolean(),
    filter_allow_reference: t.Boolean(),
    filter_parent_team_permitted: t.Boolean(),
    only_syncable_sources: t.Boolean(),
  }),
  response: t.Union([t.Array(Group), GroupsWithCount]),
  permission: 'session',
  async handle({ query }, ctx) {
    if (query.not_associated_to_team) await getTeam(ctx.db, query.not_associated_to_team);
    const channel = await channelAsked(ctx, query.not_associated_to_channel);
    await channelAsked(ctx, query.include_channel_member_count);
    const withArchived = query.include_archived ? 'with' : 'without';
    const filter: GroupFilter = {
      q: query.q,
      archived: query.filter_archived ? 'only' : withArchived,
      since: instant(query.since),
      mentionableOnly: query.filter_allow_reference === true || !(await knowsAllGroups(ctx)),
      source: query.group_source,
      syncedOnly: query.only_syncable_sources === true || !ctx.config.ServiceSettings.EnableCustomGroups,
      hasMember: query.filter_has_member,
      notOfTeam: query.not_associated_to_team,
      notOfChannel: query.not_associated_to_channel,
      onlyOfTeam: query.filter_parent_team_permitted ? await parentTeam(ctx, channel) : '',
    };
    const rows = await listGroups(ctx.db, filter, { page: query.page, perPage: query.per_page });
    const groups = await presentGroups(ctx.db, rows, {
      memberCount: query.include_member_count === true,
      memberIds: query.include_member_ids === true,
      channelId: query.include_channel_member_count,
      timezones: query.include_timezones === true,
      circle: await circleOf(ctx),
    });
    return query.include_total_count ? { groups, total_count: await countGroups(ctx.db, filter) } : groups;
  },
});
