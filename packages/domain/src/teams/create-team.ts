import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { findTeamByName, insertTeam, type TeamRow } from '@foremast/store/queries/teams';
import type { UserRow } from '@foremast/store/queries/users';
import { emptyChannel, saveNewChannel } from '../channels/create-channel.ts';
import { addressAllowed, joinTeam } from './join-team.ts';
import { teamError } from './validate-team.ts';

const DEFAULT_CHANNELS = [
  { name: 'town-square', display_name: 'Town Square' },
  { name: 'off-topic', display_name: 'Off-Topic' },
] as const;

/** A team with its two first channels, and its creator in it as its administrator. Throws `model.team.is_valid.*` and, for a name that is taken, `store.sql_team.save_team.existing.app_error` (400). */
export async function createTeam(tx: Tx, team: TeamRow, creator: UserRow): Promise<TeamRow> {
  if (!addressAllowed(tx, team, creator)) throw badRequest('api.team.is_team_creation_allowed.domain.app_error');
  const wrong = teamError(team);
  if (wrong) throw wrong;
  if (await findTeamByName(tx.db, team.name)) throw badRequest('store.sql_team.save_team.existing.app_error');
  if (DEFAULT_CHANNELS.length > tx.config.TeamSettings.MaxChannelsPerTeam) throw badRequest('store.sql_channel.save_channel.limit.app_error');
  await insertTeam(tx.db, team);
  for (const channel of DEFAULT_CHANNELS) {
    await saveNewChannel(tx, { ...emptyChannel(newId(), tx.now()), ...channel, team_id: team.id, type: 'O' });
  }
  await joinTeam(tx, team, creator);
  return team;
}
