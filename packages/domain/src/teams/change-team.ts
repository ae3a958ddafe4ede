import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type TeamChange, type TeamRow, updateTeam } from '@foremast/store/queries/teams';
import { deleteTeamEvent, restoreTeamEvent, updateTeamEvent, type updateTeamScheme } from '@foremast/wire/events';
import { dropOutsiders } from '../groups/sync-groups.ts';
import { publicTeam } from './present-team.ts';
import { teamError } from './validate-team.ts';

type TeamEvent = typeof updateTeamEvent | typeof deleteTeamEvent | typeof restoreTeamEvent | typeof updateTeamScheme;

/** The members hear how their team is now. */
export function tellTeam(tx: Tx, event: TeamEvent, team: TeamRow): void {
  tx.emit(event, { team: JSON.stringify(publicTeam(team)) }, { team: team.id });
}

const domainsOf = (list: string): string[] =>
  list
    .toLowerCase()
    .split(/[\s,@]+/)
    .filter(Boolean);

/** A team may not let in whom the server does not let in. */
function checkDomains(tx: Tx, allowed: string): void {
  const ofServer = domainsOf(tx.config.TeamSettings.RestrictCreationToDomains);
  if (ofServer.length === 0) return;
  if (!domainsOf(allowed).every((domain) => ofServer.includes(domain))) throw badRequest('api.team.update_restricted_domains.mismatch.app_error');
}

/** Writes a change of a team and tells its members. Throws `model.team.is_valid.*` and the mismatch of domains (400). */
export async function changeTeam(tx: Tx, team: TeamRow, change: TeamChange, event: TeamEvent = updateTeamEvent): Promise<TeamRow> {
  const next: TeamRow = { ...team, ...change, update_at: tx.now() };
  if (change.allowed_domains) checkDomains(tx, change.allowed_domains);
  const wrong = teamError(next);
  if (wrong) throw wrong;
  await updateTeam(tx.db, team.id, { ...change, update_at: next.update_at });
  tellTeam(tx, event, next);
  if (next.group_constrained && !team.group_constrained) await tx.enqueue(dropOutsiders, { kind: 'team', id: team.id });
  return next;
}

/** Old links lead nowhere once a team is closed. */
export function privacyChange(team: TeamRow, type: 'O' | 'I'): TeamChange {
  const open = type === 'O';
  const closes = !open && (team.type !== type || team.allow_open_invite);
  return { type, allow_open_invite: open, ...(closes ? { invite_id: newId() } : {}) };
}

export const archiveTeam = (tx: Tx, team: TeamRow): Promise<TeamRow> => changeTeam(tx, team, { delete_at: tx.now() }, deleteTeamEvent);
export const restoreTeam = (tx: Tx, team: TeamRow): Promise<TeamRow> => changeTeam(tx, team, { delete_at: 0 }, restoreTeamEvent);
