import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import type { RemoteClusterRow } from '@foremast/store/queries/remote-clusters';
import { findTeamMember, saveTeamMember } from '@foremast/store/queries/team-members';
import { findUser, findUserByUsername, type UserRow, updateUser } from '@foremast/store/queries/users';
import { addedToTeam } from '@foremast/wire/events';
import type { SyncedUser } from '@foremast/wire/models/sync-message';
import { addChannelMember } from '../../channels/add-member.ts';
import { insertAccount } from '../../users/insert-account.ts';
import { tellUserUpdated } from '../../users/tell-user-updated.ts';
import { type Arrival, requireTheirs } from './arrival.ts';

const NAME_MAX = 64;
const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
const locale = (text: string): string => (/^[A-Za-z]{2}(-[A-Za-z]{2})?$/.test(text) ? text : '');

/** The name there, and after a colon the name of the server; a number where two would have the same. */
async function localName(tx: Tx, user: SyncedUser, remote: RemoteClusterRow): Promise<string> {
  const server = remote.name.replace(/[^a-z0-9._-]/g, '').slice(0, 24);
  const there = user.username.toLowerCase().replace(/[^a-z0-9._:-]/g, '') || 'someone';
  for (let number = 0; ; number++) {
    const ending = `${number === 0 ? '' : number}:${server}`;
    const name = `${there.slice(0, NAME_MAX - ending.length)}${ending}`;
    const owner = await findUserByUsername(tx.db, name);
    if (!owner || owner.id === user.id) return name;
  }
}

function profileOf(u: SyncedUser) {
  return {
    nickname: cut(u.nickname, 64),
    first_name: cut(u.first_name, 64),
    last_name: cut(u.last_name, 64),
    position: cut(u.position, 128),
    locale: locale(u.locale),
    props: { RemoteUsername: cut(u.username, NAME_MAX), RemoteEmail: cut(u.email, 128) },
  };
}

async function change(tx: Tx, known: UserRow, user: SyncedUser, remote: RemoteClusterRow): Promise<UserRow> {
  const now = tx.now();
  const renamed = known.props.RemoteUsername !== user.username;
  const gone = user.delete_at > 0 ? known.delete_at || now : 0;
  const next = {
    ...profileOf(user),
    props: { ...known.props, ...profileOf(user).props },
    ...(renamed ? { username: await localName(tx, user, remote) } : {}),
    delete_at: gone,
    update_at: now,
  };
  await updateUser(tx.db, known.id, next);
  const row = { ...known, ...next };
  tellUserUpdated(tx, row);
  return row;
}

async function enter(tx: Tx, { channel }: Arrival, user: UserRow): Promise<void> {
  const inTeam = await findTeamMember(tx.db, channel.team_id, user.id);
  if (!inTeam || inTeam.delete_at > 0) {
    const flags = { explicit_roles: '', delete_at: 0, scheme_guest: false, scheme_user: true, scheme_admin: false };
    await saveTeamMember(tx.db, { team_id: channel.team_id, user_id: user.id, ...flags }, tx.now());
    tx.emit(addedToTeam, { team_id: channel.team_id, user_id: user.id }, { user: user.id });
  }
  await addChannelMember(tx, channel, user);
}

/** Somebody of another server has an account here that nobody can sign in with, and is in the channel. */
export async function receiveUser(tx: Tx, arrival: Arrival, user: SyncedUser): Promise<void> {
  if (!isId(user.id)) throw badRequest('model.user.is_valid.id.app_error');
  const { remote } = arrival;
  const known = await findUser(tx.db, user.id);
  if (known) requireTheirs(arrival, known.remote_id);
  const row = known
    ? await change(tx, known, user, remote)
    : await insertAccount(tx, {
        ...profileOf(user),
        id: user.id,
        username: await localName(tx, user, remote),
        email: `${user.id.toLowerCase()}@remote.localhost`,
        email_verified: true,
        remote_id: remote.remote_id,
        delete_at: user.delete_at > 0 ? tx.now() : 0,
      });
  if (row.delete_at === 0) await enter(tx, arrival, row);
}
