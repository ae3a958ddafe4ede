import type { Session, Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import type { OAuthAppRow } from '@foremast/store/queries/oauth-apps';
import { insertSession } from '@foremast/store/queries/sessions';
import type { UserRow } from '@foremast/store/queries/users';
import { getHeldAccount } from '../users/get-account.ts';

const HOUR_MS = 3_600_000;

/** The session with which an app acts in somebody's name. */
export async function openAppSession(tx: Tx, app: OAuthAppRow, user: UserRow): Promise<Session> {
  await getHeldAccount(tx, user.id);
  const now = tx.now();
  const session: Session = {
    id: newId(),
    token: newId(),
    create_at: now,
    expires_at: now + tx.config.ServiceSettings.SessionLengthSSOInHours * HOUR_MS,
    last_activity_at: now,
    user_id: user.id,
    device_id: '',
    roles: user.roles,
    is_oauth: true,
    expired_notify: false,
    props: {
      csrf: newId(),
      platform: app.name,
      os: 'OAuth2',
      browser: 'OAuth2',
      oauth_app_id: app.id,
      mattermost_app_id: app.mattermost_app_id,
    },
  };
  await insertSession(tx.db, session);
  return session;
}
