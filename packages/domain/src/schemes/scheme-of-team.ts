import type { Tx } from '@foremast/kernel/context';
import { teamMembersPage } from '@foremast/store/queries/team-members';
import type { TeamRow } from '@foremast/store/queries/teams';
import { memberRoleUpdated, updateTeamScheme } from '@foremast/wire/events';
import { changeTeam } from '../teams/change-team.ts';
import { presentTeamMember } from '../teams/present-team.ts';

const BATCH = 1000;

/** Puts a team under a scheme, or takes it from under one (`''`): what each member may do follows, and each is told. */
export async function setSchemeOfTeam(tx: Tx, team: TeamRow, schemeId: string): Promise<void> {
  await changeTeam(tx, team, { scheme_id: schemeId }, updateTeamScheme);
  for (let page = 0; ; page++) {
    const members = await teamMembersPage(tx.db, team.id, { page, perPage: BATCH });
    for (const member of members)
      tx.emit(memberRoleUpdated, { member: JSON.stringify(await presentTeamMember(tx.db, member)) }, { user: member.user_id });
    if (members.length < BATCH) return;
  }
}
