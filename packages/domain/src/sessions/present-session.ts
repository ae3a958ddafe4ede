import type { SessionRow } from '@foremast/store/queries/sessions';
import type { TeamMemberRow } from '@foremast/store/queries/team-members';
import type { Db } from '@foremast/store/store';
import type { Session } from '@foremast/wire/models/session';
import { teamRolesOf } from '../permissions/roles.ts';

async function presentMember(db: Db, m: TeamMemberRow) {
  const { team_id, user_id, delete_at, explicit_roles } = m;
  const flags = { scheme_guest: m.scheme_guest === true, scheme_user: m.scheme_user === true, scheme_admin: m.scheme_admin === true };
  return { team_id, user_id, roles: (await teamRolesOf(db, m)).join(' '), delete_at, ...flags, explicit_roles };
}

/** A session as its owner sees it, without the token. */
export async function presentSession(db: Db, { token: _, ...session }: SessionRow, members: readonly TeamMemberRow[]): Promise<Session> {
  const team_members = await Promise.all(members.filter((m) => m.delete_at === 0).map((m) => presentMember(db, m)));
  return { ...session, token: '', props: session.props ?? {}, team_members, local: false };
}
