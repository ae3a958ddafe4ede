import { type ChannelRow, findChannel, findChannelByName } from '@foremast/store/queries/channels';
import { findTeam, findTeamByName, type TeamRow } from '@foremast/store/queries/teams';
import { findUser, findUserByEmail, findUserByUsername, type UserRow } from '@foremast/store/queries/users';
import type { Db } from '@foremast/store/store';
import { notThere } from './failure.ts';

/** By username, address or id. */
export async function someone(db: Db, who: string): Promise<UserRow> {
  const name = who.toLowerCase().replace(/^@/, '');
  const found = (await findUserByUsername(db, name)) ?? (await findUserByEmail(db, name)) ?? (await findUser(db, who));
  if (!found) throw notThere(`The account ${who}`);
  return found;
}

/** By name or id. */
export async function someTeam(db: Db, which: string): Promise<TeamRow> {
  const found = (await findTeamByName(db, which)) ?? (await findTeam(db, which));
  if (!found) throw notThere(`The team ${which}`);
  return found;
}

/** As `team:channel`, or by id. */
export async function someChannel(db: Db, which: string): Promise<ChannelRow> {
  const [teamName, name] = which.split(':');
  const found = name && teamName ? await findChannelByName(db, (await someTeam(db, teamName)).id, name) : await findChannel(db, which);
  if (!found) throw notThere(`The channel ${which}`);
  return found;
}
