import type { Ctx } from '@foremast/kernel/context';
import { unauthorized } from '@foremast/kernel/error';
import { deleteDesktopTokens, findDesktopToken } from '@foremast/store/queries/desktop-tokens';
import type { User } from '@foremast/wire/models/user';
import { getAccount } from '../users/get-account.ts';
import { presentUser } from '../users/present-user.ts';
import { handOver, openSession, refuseClosed } from './sign-in.ts';

const LIFETIME_MS = 180_000;

/** Signs somebody in who proved identity elsewhere, in a browser, less than three minutes ago. */
export async function signInWithDesktopToken(ctx: Ctx, token: string, deviceId: string): Promise<User> {
  const found = token === '' ? undefined : await findDesktopToken(ctx.db, token);
  // The stored instant is in seconds.
  if (!found || ctx.now() - found.create_at * 1000 > LIFETIME_MS) throw unauthorized('app.desktop_token.validate.invalid');
  const user = await getAccount(ctx.db, found.user_id);
  if (user.auth_service === '') throw unauthorized('api.user.login_with_desktop_token.not_oauth_or_saml_user.app_error');
  refuseClosed(ctx, user);
  const session = await ctx.tx(async (tx) => {
    if (!(await deleteDesktopTokens(tx.db, user.id))) throw unauthorized('app.desktop_token.validate.invalid');
    return openSession(tx, user, deviceId);
  });
  handOver(ctx, session);
  return presentUser(user, 'self', ctx.config);
}
