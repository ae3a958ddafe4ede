import type { Ctx } from '@foremast/kernel/context';
import { type MembershipWithTeam, membershipsWithTeams } from '@foremast/store/queries/channel-member-lists';
import type { ChannelMemberWithTeamData } from '@foremast/wire/models/channel';
import { presentChannelMembers } from './present-channel.ts';

const AT_ONCE = 500;

async function present(ctx: Ctx, rows: readonly MembershipWithTeam[]): Promise<ChannelMemberWithTeamData[]> {
  const members = await presentChannelMembers(ctx.db, rows, ctx.userId);
  return members.map((member, i) => ({
    ...member,
    team_display_name: rows[i]?.team_display_name ?? '',
    team_name: rows[i]?.team_name ?? '',
    team_update_at: rows[i]?.team_update_at ?? 0,
  }));
}

/** A page of somebody's memberships, of all teams, with what clients show of the team. */
export async function pageOfMemberships(ctx: Ctx, userId: string, page: number, perPage: number): Promise<ChannelMemberWithTeamData[]> {
  return present(ctx, await membershipsWithTeams(ctx.db, userId, { limit: perPage, offset: page * perPage }));
}

/** All of them, some at a time: a person may be in many thousand channels. */
export async function* allMemberships(ctx: Ctx, userId: string): AsyncGenerator<ChannelMemberWithTeamData[]> {
  for (let after = ''; ; ) {
    const rows = await membershipsWithTeams(ctx.db, userId, { after, limit: AT_ONCE });
    if (rows.length > 0) yield await present(ctx, rows);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    after = last.channel_id;
  }
}
