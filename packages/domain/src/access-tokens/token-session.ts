import type { App } from '@foremast/kernel/app';
import { Ctx, type Session } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { findAccessTokenBySecret } from '@foremast/store/queries/access-tokens';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { insertSession, sessionsByToken } from '@foremast/store/queries/sessions';
import { findUser } from '@foremast/store/queries/users';

const CENTURY_MS = 100 * 365 * 24 * 3_600_000;

/** The session of an access token is made when the token is first used, and again after it was ended. */
export async function sessionOfAccessToken(app: App, secret: string): Promise<Session | undefined> {
  const token = await findAccessTokenBySecret(app.store.db, secret);
  if (!token?.is_active) return undefined;
  const user = await findUser(app.store.db, token.user_id);
  if (!user || user.delete_at > 0) return undefined;
  const isBot = user.bot_id !== null;
  if (!isBot && !app.config.current.ServiceSettings.EnableUserAccessTokens) return undefined;
  const now = app.now();
  const session: Session = {
    id: newId(),
    token: secret,
    create_at: now,
    expires_at: now + CENTURY_MS,
    last_activity_at: now,
    user_id: user.id,
    device_id: '',
    roles: user.roles,
    is_oauth: false,
    expired_notify: false,
    props: {
      type: 'UserAccessToken',
      user_access_token_id: token.id,
      is_bot: String(isBot),
      is_guest: String(user.roles.split(/\s+/).includes('system_guest')),
    },
  };
  return Ctx.system(app).tx(async (tx) => {
    await holdPeople(tx.db, [user.id]);
    if (!(await findUser(tx.db, user.id))) return undefined;
    const meanwhile = await tx.db.cached(sessionsByToken, secret);
    if (!meanwhile) await insertSession(tx.db, session);
    return meanwhile ?? session;
  });
}
