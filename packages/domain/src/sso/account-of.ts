import type { Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound, switchedOff } from '@foremast/kernel/error';
import { findTeamByInvite } from '@foremast/store/queries/teams';
import { findUser, findUserByAuthData, findUserByEmail, type UserChange, type UserRow, updateUser } from '@foremast/store/queries/users';
import { acceptInvitation, readInvitation } from '../teams/invitations.ts';
import { joinTeam } from '../teams/join-team.ts';
import { freeUsername } from '../users/free-username.ts';
import { insertAccount } from '../users/insert-account.ts';
import { tellUserUpdated } from '../users/tell-user-updated.ts';
import { domainAllowed } from '../users/validate-user.ts';
import type { Attempt } from './attempt.ts';
import type { Identity } from './identity.ts';

/** The account of somebody whom the service knows: by its id there, else by an address that the service vouches for, if it signs in there. */
async function known(tx: Tx, { service, id, email, vouched }: Identity): Promise<UserRow | undefined> {
  const byId = await findUserByAuthData(tx.db, id);
  if (byId?.auth_service === service) return byId;
  if (!vouched) return undefined;
  const byEmail = await findUserByEmail(tx.db, email);
  return byEmail?.auth_service === service ? byEmail : undefined;
}

/** What the service says of somebody counts from the next sign-in on. An address that another account has is left alone. */
async function follow(tx: Tx, user: UserRow, identity: Identity): Promise<UserRow> {
  const holder = identity.email === user.email || identity.doubtful ? undefined : await findUserByEmail(tx.db, identity.email);
  const email = holder || identity.doubtful ? user.email : identity.email;
  const wanted = {
    auth_data: identity.id,
    email,
    first_name: identity.firstName || user.first_name,
    last_name: identity.lastName || user.last_name,
  } satisfies UserChange;
  if (Object.entries(wanted).every(([key, value]) => user[key as keyof typeof wanted] === value)) return user;
  await updateUser(tx.db, user.id, { ...wanted, email_verified: true, update_at: tx.now() });
  const row = (await findUser(tx.db, user.id)) as UserRow;
  tellUserUpdated(tx, row);
  return row;
}

async function create(tx: Tx, identity: Identity, guest: boolean): Promise<UserRow> {
  const { TeamSettings, GuestAccountsSettings } = tx.config;
  if (!TeamSettings.EnableUserCreation) throw switchedOff('api.user.create_user.disabled.app_error');
  const domains = guest ? GuestAccountsSettings.RestrictCreationToDomains : TeamSettings.RestrictCreationToDomains;
  if (!domainAllowed(identity.email, domains)) throw badRequest('api.user.create_user.accepted_domain.app_error');
  // Whoever signs in another way keeps the account: otherwise a service could hand it to somebody else.
  if ((await findUserByEmail(tx.db, identity.email)) || (await findUserByAuthData(tx.db, identity.id)))
    throw badRequest('api.user.create_oauth_user.already_attached.app_error');
  return insertAccount(tx, {
    username: await freeUsername(tx, identity.username, identity.service),
    email: identity.email,
    first_name: identity.firstName,
    last_name: identity.lastName,
    nickname: identity.nickname,
    auth_service: identity.service,
    auth_data: identity.id,
    email_verified: !identity.doubtful,
    ...(guest ? { roles: 'system_guest' } : {}),
  });
}

async function joinByInviteId(tx: Tx, user: UserRow, inviteId: string): Promise<void> {
  const team = await findTeamByInvite(tx.db, inviteId);
  if (!team) throw notFound('app.team.get_by_invite_id.finding.app_error');
  if (team.group_constrained) throw forbidden('app.team.invite_id.group_constrained.error');
  if (!domainAllowed(user.email, team.allowed_domains)) throw forbidden('api.team.invite_members.invalid_email.app_error');
  await joinTeam(tx, team, user);
}

/** The account of whom the service names; a new one where there is none. Who came by an invitation is in its team afterwards. */
export async function accountOf(tx: Tx, identity: Identity, { inviteId, inviteToken }: Pick<Attempt, 'inviteId' | 'inviteToken'>): Promise<UserRow> {
  const invitation = inviteToken === '' ? undefined : await readInvitation(tx.db, inviteToken, tx.now());
  if (typeof invitation === 'string')
    throw badRequest(`api.user.create_user.signup_link_${invitation === 'expired' ? 'expired' : 'invalid'}.app_error`);
  if (invitation && invitation.email.toLowerCase() !== identity.email) throw badRequest('api.user.create_user.bad_token_email_data.app_error');
  if (invitation?.guest && !tx.config.GuestAccountsSettings.Enable) throw badRequest('api.user.create_user.guest_accounts.disabled.app_error');
  const found = await known(tx, identity);
  const user = found ? await follow(tx, found, identity) : await create(tx, identity, invitation?.guest === true);
  if (invitation) await acceptInvitation(tx, invitation, user);
  else if (inviteId !== '') await joinByInviteId(tx, user, inviteId);
  return user;
}
