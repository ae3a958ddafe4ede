import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { type ChannelFilter, countFilteredChannels, filteredChannels } from '@foremast/store/queries/channel-filter';
import { reachableChannels } from '@foremast/store/queries/channel-search';
import { teamMembershipsOfUser } from '@foremast/store/queries/team-members';
import type { ChannelWithTeamData } from '@foremast/wire/models/channel';
import { hasSystem } from '../permissions/system.ts';
import { hasOnTeam } from '../permissions/team.ts';
import { defaultChannelNames } from './default-names.ts';
import { presentChannelWithTeam } from './present-channel.ts';

export interface ConsoleSearch {
  readonly term: string;
  readonly team_ids: readonly string[];
  readonly not_associated_to_group: string;
  readonly exclude_default_channels: boolean;
  readonly group_constrained: boolean;
  readonly exclude_group_constrained: boolean;
  readonly exclude_policy_constrained: boolean;
  readonly public: boolean;
  readonly private: boolean;
  readonly include_deleted: boolean;
  readonly include_search_by_id: boolean;
  readonly exclude_remote: boolean;
  readonly deleted: boolean;
  readonly access_control_policy_enforced: boolean;
  readonly exclude_access_control_policy_enforced: boolean;
  readonly parent_access_control_policy_id: string;
  readonly retention_policy_id?: string;
  readonly page?: number | undefined;
  readonly per_page?: number | undefined;
}

const MOST = 100;
const MOST_A_PAGE = 200;

function typesOf(s: ConsoleSearch): ('O' | 'P')[] {
  if (s.public === s.private) return ['O', 'P'];
  return s.public ? ['O'] : ['P'];
}

function deletedOf(s: ConsoleSearch): ChannelFilter['deleted'] {
  if (s.deleted) return 'only';
  return s.include_deleted ? 'with' : 'without';
}

function filterOf(settings: Settings, s: ConsoleSearch): ChannelFilter {
  return {
    term: s.term,
    byId: s.include_search_by_id,
    teamIds: s.team_ids,
    types: typesOf(s),
    deleted: deletedOf(s),
    notInGroup: s.not_associated_to_group,
    ...(s.group_constrained ? { groupConstrained: true } : {}),
    ...(s.exclude_group_constrained ? { groupConstrained: false } : {}),
    ...(s.exclude_default_channels ? { excludedNames: defaultChannelNames(settings) } : {}),
    withoutRetention: s.exclude_policy_constrained,
    withoutRemote: s.exclude_remote,
    ...(s.access_control_policy_enforced ? { policyEnforced: true } : {}),
    ...(s.exclude_access_control_policy_enforced ? { policyEnforced: false } : {}),
    parentPolicy: s.parent_access_control_policy_id,
    ...(s.retention_policy_id ? { retentionPolicy: s.retention_policy_id } : {}),
  };
}

type Found = ChannelWithTeamData[] | { channels: ChannelWithTeamData[]; total_count: number };

/** Channels of all teams with the console's filters; with both `page` and `per_page` also how many there are. */
export async function searchForConsole(ctx: Ctx, search: ConsoleSearch): Promise<Found> {
  const filter = filterOf(ctx.config, search);
  const paged = search.page !== undefined && search.per_page !== undefined;
  const size = paged ? Math.min(Math.max(search.per_page ?? 0, 0), MOST_A_PAGE) : MOST;
  const offset = paged ? Math.max(search.page ?? 0, 0) * size : 0;
  const showRetention = await hasSystem(ctx, 'sysconsole_read_compliance_data_retention_policy');
  const rows = await filteredChannels(ctx.db, filter, { offset, limit: size });
  const channels = rows.map((row) => presentChannelWithTeam(showRetention ? row : { ...row, policy_id: null }));
  return paged ? { channels, total_count: await countFilteredChannels(ctx.db, filter) } : channels;
}

/** What somebody may find in the teams he is in: open channels, and own ones. */
export async function searchForMember(ctx: Ctx, term: string): Promise<ChannelWithTeamData[]> {
  const memberships = (await teamMembershipsOfUser(ctx.db, ctx.userId)).filter((m) => m.delete_at === 0);
  const openIn: string[] = [];
  for (const { team_id } of memberships) if (await hasOnTeam(ctx, 'list_team_channels', team_id)) openIn.push(team_id);
  const rows = await reachableChannels(
    ctx.db,
    ctx.userId,
    memberships.map((m) => m.team_id),
    openIn,
    term,
    MOST,
  );
  return rows.map((row) => presentChannelWithTeam({ ...row, policy_id: null }));
}
