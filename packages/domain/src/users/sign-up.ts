import type { Ctx, Tx } from '@foremast/kernel/context';
import { badRequest, forbidden, notFound, switchedOff } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { findTeam, findTeamByInvite, type TeamRow } from '@foremast/store/queries/teams';
import { anyUser, findUser, findUserByAuthData, type UserRow, updateUser } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { hasSystem } from '../permissions/system.ts';
import { acceptInvitation, type Invitation, readInvitation } from '../teams/invitations.ts';
import { joinTeam } from '../teams/join-team.ts';
import { welcome } from './account-mails.ts';
import { insertAccount } from './insert-account.ts';
import { isSpoken } from './languages.ts';
import { hashPassword, passwordError } from './passwords.ts';
import { presentUser } from './present-user.ts';
import { tellUserUpdated } from './tell-user-updated.ts';
import { defaultNotifyProps, defaultTimezone } from './user-defaults.ts';
import { domainAllowed } from './validate-user.ts';

/** What may be said of a new account. */
export interface SignUpForm {
  id: string;
  username: string;
  password: string;
  email: string;
  email_verified: boolean;
  auth_data: string | null;
  auth_service: string;
  nickname: string;
  first_name: string;
  last_name: string;
  position: string;
  allow_marketing: boolean;
  is_bot: boolean;
  props: Record<string, string>;
  notify_props: Record<string, string>;
  locale: string;
  timezone: Record<string, string>;
  disable_welcome_email: boolean;
}

/** How somebody gets in: by a token from a mail, a team's invite id, and where to go afterwards. */
export interface Entry {
  readonly t: string;
  readonly iid: string;
  readonly r: string;
}

/** What brings somebody in, looked up. */
type Way =
  | { readonly kind: 'open' | 'admin' }
  | { readonly kind: 'team'; readonly team: TeamRow }
  | { readonly kind: 'invited'; readonly invitation: Invitation };

async function byToken(ctx: Ctx, token: string, email: string): Promise<Way> {
  const invitation = await readInvitation(ctx.db, token, ctx.now());
  if (invitation === 'unknown') throw notFound('api.user.create_user.signup_link_invalid.app_error');
  if (invitation === 'expired') throw badRequest('api.user.create_user.signup_link_expired.app_error');
  if (invitation.byLink) throw badRequest('api.user.create_user.invalid_invitation_type.app_error');
  const team = await findTeam(ctx.db, invitation.teamId);
  if (!team) throw notFound('app.team.get.find.app_error');
  if (invitation.email.toLowerCase() !== email) throw badRequest('api.user.create_user.bad_token_email_data.app_error');
  if (invitation.guest && !ctx.config.GuestAccountsSettings.Enable) throw badRequest('api.user.create_user.guest_accounts.disabled.app_error');
  return { kind: 'invited', invitation };
}

async function byInviteId(ctx: Ctx, inviteId: string, email: string): Promise<Way> {
  const team = await findTeamByInvite(ctx.db, inviteId);
  if (!team) throw notFound('app.team.get_by_invite_id.finding.app_error');
  if (team.group_constrained) throw forbidden('app.team.invite_id.group_constrained.error');
  if (!domainAllowed(email, team.allowed_domains)) throw forbidden('api.team.invite_members.invalid_email.app_error');
  return { kind: 'team', team };
}

async function wayIn(ctx: Ctx, { t, iid }: Entry, email: string): Promise<Way> {
  const { TeamSettings, EmailSettings } = ctx.config;
  const isAdmin = ctx.maybeSession !== undefined && (await hasSystem(ctx, 'manage_system'));
  if (!isAdmin && !(TeamSettings.EnableUserCreation && EmailSettings.EnableSignUpWithEmail))
    throw switchedOff('api.user.create_user.signup_email_disabled.app_error');
  if (t) return byToken(ctx, t, email);
  if (iid) return byInviteId(ctx, iid, email);
  if (isAdmin) return { kind: 'admin' };
  if (!TeamSettings.EnableOpenServer && (await anyUser(ctx.db))) throw forbidden('api.user.create_user.no_open_server');
  return { kind: 'open' };
}

function checkDomain(ctx: Ctx, way: Way, email: string): void {
  const guest = way.kind === 'invited' && way.invitation.guest;
  const list = guest ? ctx.config.GuestAccountsSettings.RestrictCreationToDomains : ctx.config.TeamSettings.RestrictCreationToDomains;
  if (!domainAllowed(email, list)) throw badRequest('api.user.create_user.accepted_domain.app_error');
}

interface Credentials {
  readonly password: string;
  readonly auth_service: string;
  readonly auth_data: string | null;
}
const AUTH_DATA_MAX = 128;

/** Only administrators make accounts of other services; those that say who somebody is there have no password here. */
async function credentialsOf(ctx: Ctx, form: SignUpForm, way: Way): Promise<Credentials> {
  const auth_service = way.kind === 'admin' ? form.auth_service : '';
  const auth_data = form.auth_data || null;
  if (auth_service !== '' && auth_data !== null) {
    if (Buffer.byteLength(auth_data) > AUTH_DATA_MAX) throw badRequest('model.user.is_valid.auth_data.app_error');
    if (form.password !== '') throw badRequest('model.user.is_valid.auth_data_pwd.app_error');
    if (await findUserByAuthData(ctx.db, auth_data)) throw badRequest('app.user.save.app_error');
    return { password: '', auth_service, auth_data };
  }
  const wrong = passwordError(form.password, ctx.config);
  if (wrong) throw wrong;
  return { password: await hashPassword(form.password), auth_service, auth_data: null };
}

const orDefault = <T extends object>(given: T, fallback: () => T): T => (Object.keys(given).length > 0 ? given : fallback());

async function write(tx: Tx, form: SignUpForm, email: string, way: Way, credentials: Credentials): Promise<UserRow> {
  const id = newId();
  const invited = way.kind === 'invited' ? way.invitation : undefined;
  return insertAccount(tx, {
    id,
    username: form.username.toLowerCase() || `a${id}`,
    email,
    ...credentials,
    nickname: form.nickname,
    first_name: form.first_name,
    last_name: form.last_name,
    position: form.position,
    allow_marketing: form.allow_marketing,
    props: form.props,
    notify_props: orDefault(form.notify_props, defaultNotifyProps),
    timezone: orDefault(form.timezone, defaultTimezone),
    ...(isSpoken(form.locale) ? { locale: form.locale } : {}),
    ...(invited ? { email_verified: true, roles: invited.guest ? 'system_guest' : 'system_user' } : {}),
  });
}

/** The account is there first, and then its address is confirmed: everybody hears of both. */
async function vouch(tx: Tx, made: UserRow): Promise<void> {
  await updateUser(tx.db, made.id, { email_verified: true, update_at: Math.max(tx.now(), made.update_at + 1) });
  const row = await findUser(tx.db, made.id);
  if (row) tellUserUpdated(tx, row);
}

/** Makes an account. By whom, and how that person got in, decides what of the form counts. */
export async function signUp(ctx: Ctx, form: SignUpForm, entry: Entry): Promise<User> {
  if (form.id !== '') throw badRequest('app.user.save.existing.app_error');
  const email = form.email.toLowerCase();
  const way = await wayIn(ctx, entry, email);
  checkDomain(ctx, way, email);
  const credentials = await credentialsOf(ctx, form, way);
  const row = await ctx.tx(async (tx) => {
    const made = await write(tx, form, email, way, credentials);
    if (way.kind === 'invited') await acceptInvitation(tx, way.invitation, made);
    if (way.kind === 'team') await joinTeam(tx, way.team, made);
    const vouched = way.kind === 'admin' && form.email_verified;
    if (vouched) await vouch(tx, made);
    const shown = { ...made, email_verified: made.email_verified || vouched };
    // Who followed a link from a mail has been written to.
    if (!form.disable_welcome_email && way.kind !== 'invited') await welcome(tx, shown, entry.r);
    return shown;
  });
  return { ...presentUser(row, 'self', ctx.config), ...(form.is_bot ? { is_bot: true } : {}), disable_welcome_email: form.disable_welcome_email };
}
