import { hostname } from 'node:os';
import { rolesGrant, words } from '@foremast/domain/permissions/roles';
import { isGuest } from '@foremast/domain/users/is-guest';
import { type App, VERSION } from '@foremast/kernel/app';
import type { Settings } from '@foremast/kernel/config/settings';
import type { Session } from '@foremast/kernel/context';
import type { Edge } from '@foremast/kernel/dispatch';
import { newId } from '@foremast/kernel/id';
import { sessionOf } from '@foremast/kernel/session';
import { wordsFor } from '@foremast/kernel/words';
import { membershipsOf } from '@foremast/store/queries/channel-members';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { SESSION_ENDED } from '@foremast/store/queries/sessions';
import { findUser, usersById } from '@foremast/store/queries/users';
import { socketActions } from './socket-actions.ts';
import { createHub, type Hub } from './ws/hub.ts';
import type { WsSession } from './ws/session.ts';

async function asSocketSession(app: App, edge: Pick<Edge, 'mfaMissing'>, session: Session): Promise<WsSession> {
  return {
    ...session,
    isAdmin: await rolesGrant(app.store.db, words(session.roles), 'manage_system'),
    isGuest: isGuest(session),
    mfaMissing: await edge.mfaMissing(session),
  };
}

export const socketAuthenticator =
  (app: App, edge: Pick<Edge, 'mfaMissing'>) =>
  async (token: string): Promise<WsSession | undefined> => {
    const session = await sessionOf(app, token);
    return session && asSocketSession(app, edge, session);
  };

/** Do both settings ask the same people for a second factor? */
function asksForMfaAlike(a: Settings, b: Settings): boolean {
  const asks = ({ ServiceSettings, GuestAccountsSettings }: Settings) => [
    ServiceSettings.EnableMultifactorAuthentication,
    ServiceSettings.EnforceMultifactorAuthentication,
    GuestAccountsSettings.EnforceMultifactorAuthentication,
  ];
  return asks(a).every((value, i) => value === asks(b)[i]);
}

/** The hub of this process, fed with what the rest of the server knows and told of what changes. */
export function liveHub(app: App, edge: Pick<Edge, 'mfaMissing' | 'busy'>, report: (error: unknown, where: string) => void): Hub {
  const { db } = app.store;
  const presence = socketActions(app, edge.busy);
  const hub = createHub({
    authenticate: socketAuthenticator(app, edge),
    memberships: (userId) => membershipsOf(db, userId),
    visibleTo: presence.visibleTo,
    actions: presence.actions,
    version: VERSION,
    serverVersion: () => app.published.versionId,
    serverHostname: hostname(),
    words: wordsFor,
    newId,
    onUserOnline: presence.online,
    onUserOffline: presence.offline,
    onPong: presence.pong,
    eventScope: () => app.config.current.FeatureFlags.WebSocketEventScope,
    onError: (error) => report(error, 'sockets'),
  });
  app.connect(hub);
  app.onTouch((touch) => {
    if (!('cache' in touch)) return;
    if (touch.cache === '*') hub.newsLost();
    if (touch.cache === SESSION_ENDED) hub.sessionRevoked({ session: touch.key });
    if (touch.cache === usersById.name) void userChanged(touch.key).catch((error) => report(error, 'sockets'));
  });

  app.config.watch((now, before) => {
    if (!asksForMfaAlike(now, before)) void hub.mfaChanged().catch((error) => report(error, 'sockets'));
  });

  async function userChanged(userId: string): Promise<void> {
    app.store.memory.dropWhere(
      channelPeople,
      (people) => people.people.has(userId),
      (people) => people.channel_id,
    );
    if (hub.connectionCount(userId) === 0) return;
    const user = await findUser(db, userId);
    if (user) hub.userChanged(userId, { isAdmin: await rolesGrant(db, words(user.roles), 'manage_system'), isGuest: isGuest(user) });
    await hub.mfaChanged(userId);
  }
  return hub;
}
