import type { Tx } from '@foremast/kernel/context';
import { channelsOfTeam, deleteTeamRemains } from '@foremast/store/queries/team-remains';
import { holdTeam, type TeamRow } from '@foremast/store/queries/teams';
import { deleteTeamEvent } from '@foremast/wire/events';
import { destroyChannel } from '../channels/destroy-channel.ts';
import { deleteStoredFiles } from '../files/forget-files.ts';
import { tellTeam } from './change-team.ts';
import { iconPath } from './team-icon.ts';

/** Removes a team for good, with its channels and all that was written in them. Those who were in it hear of it. */
export async function deleteTeam(tx: Tx, team: TeamRow): Promise<void> {
  // Who comes into it or makes a channel in it meanwhile waits, and then finds it gone.
  await holdTeam(tx.db, team.id);
  tellTeam(tx, deleteTeamEvent, { ...team, delete_at: team.delete_at || tx.now(), update_at: tx.now() });
  for (const channel of await channelsOfTeam(tx.db, team.id)) await destroyChannel(tx, channel);
  await deleteTeamRemains(tx.db, team.id);
  await tx.enqueue(deleteStoredFiles, { paths: [iconPath(team.id)] });
}
