import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError, badRequest, conflict, forbidden, switchedOff } from '@foremast/kernel/error';
import { findUserByAuthData, findUserByEmail, type UserRow } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { audit } from '../audits/audit.ts';
import { handOver, openSession, refuseClosed } from '../sessions/sign-in.ts';
import { freeUsername } from '../users/free-username.ts';
import { insertAccount } from '../users/insert-account.ts';
import { presentUser } from '../users/present-user.ts';
import { domainAllowed } from '../users/validate-user.ts';
import { withTerms } from '../users/with-terms.ts';
import { intuneKeys } from './intune-keys.ts';
import { type IntunePerson, keyOf, readIntuneToken } from './intune-token.ts';

/** Somebody has to sign in in a browser first. */
const unknownToSaml = () => new AppError('ent.intune.saml_account_missing.app_error', 428);

async function create(tx: Tx, person: IntunePerson): Promise<UserRow> {
  const { EnableUserCreation, RestrictCreationToDomains } = tx.config.TeamSettings;
  if (!EnableUserCreation) throw switchedOff('api.user.create_user.disabled.app_error');
  if (!domainAllowed(person.email, RestrictCreationToDomains)) throw badRequest('api.user.create_user.accepted_domain.app_error');
  // Whoever signs in another way keeps the account.
  if ((await findUserByEmail(tx.db, person.email)) || (await findUserByAuthData(tx.db, person.id))) {
    throw badRequest('api.user.create_oauth_user.already_attached.app_error');
  }
  return insertAccount(tx, {
    username: await freeUsername(tx, person.username, 'office365'),
    email: person.email,
    first_name: person.firstName,
    last_name: person.lastName,
    auth_service: 'office365',
    auth_data: person.id,
    email_verified: true,
  });
}

/** Accounts of Entra ID are made when their people first come; those of SAML must be there. */
async function accountOf(tx: Tx, person: IntunePerson): Promise<UserRow> {
  const service = tx.config.IntuneSettings.AuthService;
  const known = await findUserByAuthData(tx.db, person.id);
  if (known?.auth_service === service) return known;
  if (service === 'saml') throw unknownToSaml();
  return create(tx, person);
}

/** Signs somebody in with a token that an app under Intune got from Entra ID. Throws what programs tell apart: 400, 401, 403, 409, 428. */
export async function signInByIntune(ctx: Ctx, token: string, deviceId: string): Promise<User> {
  const { Enable, TenantId, ClientId } = ctx.config.IntuneSettings;
  if (!Enable || TenantId === '' || ClientId === '') throw forbidden('ent.intune.not_configured.app_error');
  const keys = await intuneKeys(ctx.app, TenantId, keyOf(token)).catch((error: unknown) => {
    if (error instanceof AppError) throw error;
    ctx.app.log.write('warn', 'the keys of Entra ID could not be had', { reason: String(error) });
    throw new AppError('ent.intune.keys_unavailable.app_error', 503);
  });
  const person = await readIntuneToken(token, keys, { tenantId: TenantId, clientId: ClientId, now: ctx.now() });
  const { user, session } = await ctx.tx(async (tx) => {
    const account = await accountOf(tx, person);
    await audit(tx, { userId: account.id, sessionId: '', extra: 'attempt - intune' });
    if (account.bot_id !== null) throw forbidden('api.user.login.bot_login_forbidden.app_error');
    if (account.delete_at > 0) throw conflict('api.user.login.inactive.app_error');
    refuseClosed(ctx, account);
    return { user: account, session: await openSession(tx, account, deviceId) };
  });
  handOver(ctx, session);
  return withTerms(ctx, user.id, presentUser(user, 'self', ctx.config));
}
