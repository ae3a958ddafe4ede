import type { Ctx, Tx } from '@foremast/kernel/context';
import { AppError, conflict, forbidden } from '@foremast/kernel/error';
import { findUserByAuthData, type UserRow, updateUser } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { audit } from '../audits/audit.ts';
import { createSession } from '../sessions/create-session.ts';
import { handOver, refuseClosed } from '../sessions/sign-in.ts';
import { presentUser } from '../users/present-user.ts';
import { withTerms } from '../users/with-terms.ts';
import { accountOf } from './account-of.ts';
import { readEntraToken } from './entra-token.ts';
import type { Identity } from './identity.ts';

/** Who signs in with SAML has to have done so once: the directory's token names them, but does not make them an account. */
async function ofSaml(tx: Tx, { id }: Identity): Promise<UserRow> {
  const user = await findUserByAuthData(tx.db, id);
  if (user?.auth_service !== 'saml') throw new AppError('api.user.login_by_intune.account_not_found.app_error', 428);
  return user;
}

/** A phone that is managed by an organisation's directory signs in with the directory's token. */
export async function signInManaged(ctx: Ctx, token: string, deviceId: string): Promise<User> {
  const { Enable, TenantId, ClientId, AuthService } = ctx.config.IntuneSettings;
  if (!Enable || TenantId === '' || ClientId === '') throw forbidden('api.user.login_by_intune.not_configured.app_error');
  const identity = await readEntraToken(ctx, token);
  const bySaml = AuthService === 'saml';
  const { user, session } = await ctx.tx(async (tx) => {
    const found = bySaml ? await ofSaml(tx, identity) : await accountOf(tx, identity, { inviteId: '', inviteToken: '' });
    if (found.bot_id !== null) throw forbidden('api.user.login_by_intune.bot_login_forbidden.app_error');
    if (found.delete_at > 0) throw conflict('api.user.login_by_intune.account_locked.app_error');
    refuseClosed(ctx, found);
    await updateUser(tx.db, found.id, { failed_attempts: 0, last_login: tx.now() });
    const props = { isMobile: 'true', isOAuthUser: String(!bySaml), isSaml: String(bySaml) };
    const opened = await createSession(tx, found, ctx, { deviceId, hours: ctx.config.ServiceSettings.SessionLengthMobileInHours, props });
    await audit(tx, { userId: found.id, sessionId: opened.id, extra: `success session_user=${found.id}` });
    return { user: found, session: opened };
  });
  handOver(ctx, session);
  return withTerms(ctx, user.id, presentUser(user, 'self', ctx.config));
}
