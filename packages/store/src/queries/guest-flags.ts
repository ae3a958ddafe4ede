import type { WriteDb } from '../store.ts';
import { CHANNEL_PEOPLE, membershipsOf, touchChannelMember } from './channel-members.ts';
import { sessionEnded, sessionsByToken, sessionsOfUser } from './sessions.ts';
import { teamMembershipsByUser } from './team-members.ts';
import { holdsRole } from './user-roles.ts';
import { usersById } from './users.ts';

/** All memberships of somebody become those of a guest, or of a member; nobody stays administrator of anything. */
export async function setMembershipsGuest(db: WriteDb, userId: string, guest: boolean): Promise<void> {
  const flags = { schemeguest: guest, schemeuser: !guest, schemeadmin: false };
  await db.updateTable('teammembers').set(flags).where('userid', '=', userId).execute();
  await db.updateTable('channelmembers').set(flags).where('userid', '=', userId).execute();
  db.touch(teamMembershipsByUser, userId);
  for (const channelId of (await membershipsOf(db, userId)).channels) touchChannelMember(db, channelId, userId);
}

/** Open sessions go on, with what somebody is now. */
export async function setSessionsGuest(db: WriteDb, userId: string, guest: boolean, roles: string): Promise<void> {
  for (const { id, token, props } of await sessionsOfUser(db, userId)) {
    await db
      .updateTable('sessions')
      .set({ roles, props: JSON.stringify({ ...props, is_guest: String(guest) }) })
      .where('id', '=', id)
      .execute();
    db.touch(sessionsByToken, token);
  }
}

/** Deactivates every active guest and ends their sessions; answers who they were. */
export async function deactivateGuests(db: WriteDb, now: number): Promise<string[]> {
  const rows = await db.selectFrom('users').select('id').where('deleteat', '=', 0).where(holdsRole('system_guest')).execute();
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return ids;
  await db.updateTable('users').set({ deleteat: now, updateat: now }).where(db.dialect.anyOf('id', ids)).execute();
  const sessions = await db.selectFrom('sessions').select(['id', 'token']).where(db.dialect.anyOf('userid', ids)).execute();
  await db.deleteFrom('sessions').where(db.dialect.anyOf('userid', ids)).execute();
  for (const session of sessions) sessionEnded(db, session);
  for (const id of ids) db.touch(usersById, id);
  const channels = await db.selectFrom('channelmembers').select('channelid').distinct().where(db.dialect.anyOf('userid', ids)).execute();
  for (const { channelid } of channels) db.touches.push({ cache: CHANNEL_PEOPLE, key: channelid });
  return ids;
}
