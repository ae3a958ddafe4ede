import type { WriteDb } from '../store.ts';
import { type ChannelRow, selectChannels } from './channels.ts';
import { teamMembershipsByUser } from './team-members.ts';
import { teamsById } from './teams.ts';

/** By title. */
export async function channelsOfTeam(db: WriteDb, teamId: string): Promise<ChannelRow[]> {
  return (await selectChannels(db).where('teamid', '=', teamId).orderBy('displayname').execute()) as ChannelRow[];
}

const BY_TEAM = [
  'sidebarcategories',
  'commands',
  'incomingwebhooks',
  'outgoingwebhooks',
  'groupteams',
  'retentionpoliciesteams',
  'contentflaggingteamreviewers',
  'contentflaggingteamsettings',
] as const;

/** The team itself and what belongs to it but its channels. */
export async function deleteTeamRemains(db: WriteDb, teamId: string): Promise<void> {
  await db
    .deleteFrom('sidebarchannels')
    .where('categoryid', 'in', db.selectFrom('sidebarcategories').select('id').where('teamid', '=', teamId))
    .execute();
  for (const table of BY_TEAM) await db.deleteFrom(table).where('teamid', '=', teamId).execute();
  const members = await db.deleteFrom('teammembers').where('teamid', '=', teamId).returning('userid').execute();
  for (const { userid } of members) db.touch(teamMembershipsByUser, userid);
  await db.deleteFrom('teams').where('id', '=', teamId).execute();
  db.touch(teamsById, teamId);
}
