import type { Ctx, Session, Tx } from '@foremast/kernel/context';
import { noSession } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { deleteSession, insertSession, sessionsOfUser } from '@foremast/store/queries/sessions';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { clientOf } from './client.ts';

const HOUR = 3_600_000;
const MOST = 500;

export interface SessionOptions {
  readonly deviceId?: string;
  readonly isOAuth?: boolean;
  readonly props?: Record<string, string>;
  /** How long it lasts, where that does not follow from the device. */
  readonly hours?: number;
}

async function dropOldest(tx: Tx, userId: string, deviceId: string): Promise<void> {
  const open = await sessionsOfUser(tx.db, userId);
  const sameDevice = deviceId ? open.filter((s) => s.device_id === deviceId) : [];
  const tooMany = open.filter((s) => !sameDevice.includes(s)).slice(MOST - 1);
  for (const session of [...sameDevice, ...tooMany]) await deleteSession(tx.db, session);
}

/** A session for someone who proved who they are; it makes room where there are too many, and replaces one of the same device. */
export async function createSession(tx: Tx, user: UserRow, ctx: Ctx, options: SessionOptions = {}): Promise<Session> {
  const { deviceId = '', isOAuth = false } = options;
  await holdPeople(tx.db, [user.id]);
  const known = await findUser(tx.db, user.id);
  // Deactivated or erased a moment ago.
  if (!known || known.delete_at > user.delete_at) throw noSession();
  await dropOldest(tx, user.id, deviceId);
  const client = clientOf(ctx.request.headers.get('user-agent') ?? '');
  const { SessionLengthMobileInHours, SessionLengthWebInHours } = ctx.config.ServiceSettings;
  const hours = options.hours ?? (deviceId || client.isMobile ? SessionLengthMobileInHours : SessionLengthWebInHours);
  const now = tx.now();
  const session: Session = {
    id: newId(),
    token: newId(),
    create_at: now,
    expires_at: now + hours * HOUR,
    last_activity_at: now,
    user_id: user.id,
    device_id: deviceId,
    roles: user.roles,
    is_oauth: isOAuth,
    expired_notify: false,
    props: {
      csrf: newId(),
      platform: client.platform,
      os: client.os,
      browser: `${client.browser}/${client.version}`,
      isMobile: String(client.isMobile),
      isSaml: 'false',
      isOAuthUser: 'false',
      is_guest: String(user.roles.split(' ').includes('system_guest')),
      ...options.props,
    },
  };
  await insertSession(tx.db, session);
  return session;
}
