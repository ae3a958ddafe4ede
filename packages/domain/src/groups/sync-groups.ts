import type { Ctx } from '@foremast/kernel/context';
import { AppError } from '@foremast/kernel/error';
import { job } from '@foremast/kernel/job';
import { type ChannelMemberRow, selectChannelMembers } from '@foremast/store/queries/channel-members';
import { channelHead } from '@foremast/store/queries/channels';
import { membersOutsideGroups } from '@foremast/store/queries/filled-from-groups';
import { adminsByGroups, type Candidate, channelCandidates, teamCandidates } from '@foremast/store/queries/group-syncables';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { findTeamMember, type TeamMemberRow, teamMembersPage } from '@foremast/store/queries/team-members';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser } from '@foremast/store/queries/users';
import { t } from '@foremast/wire/scalars';
import { joinChannel } from '../channels/add-member.ts';
import { changeMember } from '../channels/member-roles.ts';
import { dropOutsideGroups } from '../channels/remove-member.ts';
import { joinTeam } from '../teams/join-team.ts';
import { heldMainChannel, leaveTeam } from '../teams/leave-team.ts';
import { changeTeamMember } from '../teams/member-roles.ts';

export interface Since {
  /** Only who came to a group, or whose group was linked, after this instant. */
  readonly since: number;
  /** Also those who have been in before and left. */
  readonly readd: boolean;
}

/** Who may not come in, an address of another domain for example, keeps nobody else out. */
async function each(rows: readonly Candidate[], work: (row: Candidate) => Promise<void>): Promise<void> {
  for (const row of rows) {
    try {
      await work(row);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
}

/** Brings people into the teams and channels that their groups fill. */
export async function bringIn(
  ctx: Ctx,
  only: { readonly teamId?: string; readonly channelId?: string; readonly userId?: string },
  since: Since,
): Promise<void> {
  const { teamId, channelId, userId } = only;
  if (channelId === undefined) {
    await each(
      await teamCandidates(ctx.db, { ...since, ...(teamId === undefined ? {} : { teamId }), ...(userId === undefined ? {} : { userId }) }),
      (row) =>
        ctx.tx(async (tx) => {
          const [team, user] = [await findTeam(tx.db, row.target_id), await findUser(tx.db, row.user_id)];
          if (team && user) await joinTeam(tx, team, user);
        }),
    );
  }
  if (teamId !== undefined) return;
  await each(
    await channelCandidates(ctx.db, { ...since, ...(channelId === undefined ? {} : { channelId }), ...(userId === undefined ? {} : { userId }) }),
    (row) =>
      ctx.tx(async (tx) => {
        const [channel, user] = [await channelHead(tx.db, row.target_id), await findUser(tx.db, row.user_id)];
        const team = channel && (await findTeam(tx.db, channel.team_id));
        if (!channel || !team || !user) return;
        await joinTeam(tx, team, user);
        await joinChannel(tx, channel, user, user);
      }),
  );
}

/** Takes out of a team that only groups fill whom none of them brings in. */
export async function emptyTeam(ctx: Ctx, teamId: string): Promise<void> {
  const team = await findTeam(ctx.db, teamId);
  if (!team?.group_constrained) return;
  for (const userId of await membersOutsideGroups(ctx.db, { kind: 'team', id: teamId })) {
    await ctx.tx(async (tx) => {
      await holdPeople(tx.db, [userId]);
      // The team may be going for good at this moment, with everybody in it.
      await heldMainChannel(tx, teamId);
      const [user, member] = [await findUser(tx.db, userId), await findTeamMember(tx.db, teamId, userId)];
      if (user && member && member.delete_at === 0) await leaveTeam(tx, team, user, '');
    });
  }
}

/** The same for a channel. */
export async function emptyChannel(ctx: Ctx, channelId: string): Promise<void> {
  const channel = await channelHead(ctx.db, channelId);
  if (channel?.group_constrained) await ctx.tx((tx) => dropOutsideGroups(tx, channel));
}

const differs = (member: Pick<TeamMemberRow, 'user_id' | 'scheme_admin' | 'scheme_guest'>, admins: ReadonlySet<string>): boolean =>
  member.scheme_guest !== true && (member.scheme_admin === true) !== admins.has(member.user_id);

const BATCH = 1000;

/** Members of groups that administer a team do so; nobody else does any more. */
async function setTeamAdmins(ctx: Ctx, teamId: string): Promise<void> {
  const admins = await adminsByGroups(ctx.db, 'team', teamId);
  for (let page = 0; ; page++) {
    const members = await teamMembersPage(ctx.db, teamId, { page, perPage: BATCH });
    const wrong = members.filter((member) => differs(member, admins));
    if (wrong.length > 0) {
      await ctx.tx(async (tx) => {
        for (const member of wrong) await changeTeamMember(tx, member, { scheme_admin: admins.has(member.user_id) });
      });
    }
    if (members.length < BATCH) return;
  }
}

async function setChannelAdmins(ctx: Ctx, channelId: string): Promise<void> {
  const admins = await adminsByGroups(ctx.db, 'channel', channelId);
  const members = (await selectChannelMembers(ctx.db).where('channelid', '=', channelId).execute()) as ChannelMemberRow[];
  const wrong = members.filter((member) => differs(member, admins));
  if (wrong.length === 0) return;
  await ctx.tx(async (tx) => {
    for (const member of wrong) await changeMember(tx, member, { scheme_admin: admins.has(member.user_id) });
  });
}

/** What follows when the groups of a team or channel change: who administers it, who comes in, who has to leave. */
export const syncGroups = job({
  name: 'sync_groups',
  input: t.Object({ kind: t.Union([t.Literal('team'), t.Literal('channel')]), id: t.String() }),
  key: ({ kind, id }) => `${kind} ${id}`,
  async run({ kind, id }, ctx) {
    const all: Since = { since: 0, readd: false };
    if (kind === 'team') {
      await bringIn(ctx, { teamId: id }, all);
      await setTeamAdmins(ctx, id);
      await emptyTeam(ctx, id);
    } else {
      await bringIn(ctx, { channelId: id }, all);
      await setChannelAdmins(ctx, id);
      await emptyChannel(ctx, id);
    }
  },
});

/** A team or channel is to be filled from groups only: who is not in one has to leave. */
export const dropOutsiders = job({
  name: 'drop_outsiders',
  input: t.Object({ kind: t.Union([t.Literal('team'), t.Literal('channel')]), id: t.String() }),
  key: ({ kind, id }) => `${kind} ${id}`,
  run: ({ kind, id }, ctx) => (kind === 'team' ? emptyTeam(ctx, id) : emptyChannel(ctx, id)),
});
