import { notFound } from '@foremast/kernel/error';
import { findTeamMember, type TeamMemberRow } from '@foremast/store/queries/team-members';
import type { Db } from '@foremast/store/store';

/** Also one that has ended. Throws `app.team.get_member.missing.app_error` (404). */
export async function getTeamMember(db: Db, teamId: string, userId: string): Promise<TeamMemberRow> {
  const member = await findTeamMember(db, teamId, userId);
  if (!member) throw notFound('app.team.get_member.missing.app_error');
  return member;
}
