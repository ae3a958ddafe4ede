import { activeMemberIds } from '@foremast/store/queries/channel-member-lists';
import { teamsOfAll } from '@foremast/store/queries/common-teams';
import type { TeamRow } from '@foremast/store/queries/teams';
import type { Db } from '@foremast/store/store';

/** The teams that everybody in a channel is in, by title; deactivated people do not count. */
export async function commonTeams(db: Db, channelId: string): Promise<TeamRow[]> {
  return teamsOfAll(db, await activeMemberIds(db, channelId));
}
