import type { MembershipChange, OutgoingEvent } from '@foremast/kernel/event';
import type { WebSocketHandler } from 'bun';
import { createActions } from './actions.ts';
import { createArrivals } from './arrivals.ts';
import { systemClock, type Timer } from './clock.ts';
import type { Connection, Desk } from './connection.ts';
import { createDelivery } from './delivery.ts';
import { MAX_FRAME } from './frame.ts';
import { createKeepAlive } from './keep-alive.ts';
import type { HubOptions } from './options.ts';
import { createPeople, type Person } from './people.ts';
import { createRouter } from './router.ts';
import type { SocketData } from './session.ts';
import { createTurns } from './turns.ts';

export interface HubStats {
  readonly users: number;
  readonly sockets: number;
  /** Connections whose client is away and may come back. */
  readonly away: number;
  /** Sockets whose client does not read at the moment. */
  readonly blocked: number;
}

export interface Hub {
  /** For `Bun.serve`. */
  readonly websocket: WebSocketHandler<SocketData>;
  /** Queues the events for those who hear them, in this order; who is a member is settled by `changes` first. */
  deliver(events: readonly OutgoingEvent[], changes: readonly MembershipChange[]): void;
  /** Ends all connections of a user, and forgets those that could be resumed. */
  disconnectUser(userId: string): void;
  /** The sockets stay open, hear nothing more, and are told so when they ask. */
  sessionRevoked(which: { readonly session: string } | { readonly user: string }): void;
  userChanged(userId: string, now: { readonly isAdmin: boolean; readonly isGuest: boolean }): void;
  /**
   * A second factor may be missing now that was not, or the other way round: of this user, or of everybody. While it is
   * missing, a connection hears nothing.
   */
  mfaChanged(userId?: string): Promise<void>;
  /** News of changes may have been lost: who is where and whose session holds is looked up again, a moment later and not too often. */
  newsLost(): void;
  /** Open sockets of a user. */
  connectionCount(userId: string): number;
  stats(): HubStats;
  /** Ends all sockets. Nobody is set offline by that. */
  close(): void;
}

/** Many news are lost at once. */
const LOOK_AGAIN_MS = 2_000;
const REST_MS = 30_000;

/** The WebSocket side of one server process. */
export function createHub(options: HubOptions): Hub {
  const clock = options.clock ?? systemClock;
  const onError = (error: unknown): undefined => void options.onError?.(error);
  const byId = new Map<string, Connection>();
  const people = createPeople(options.memberships);
  const keepAlive = createKeepAlive(clock);
  const turns = createTurns(onError);
  let closing = false;
  let looking: Timer | undefined;
  let looked = 0;

  /** Tells others, whose failures are not ours. */
  function tell(work: (() => void | Promise<void>) | undefined): void {
    if (closing || !work) return;
    void (async () => work())().catch(onError);
  }

  const desk: Desk = {
    now: clock.now,
    turn: turns.ask,
    blocked: keepAlive.block,
    overflowed(connection) {
      connection.ended = true;
      queueMicrotask(() => arrivals.drop(connection));
    },
  };
  const arrivals = createArrivals({ options, clock, desk, people, keepAlive, byId, router: () => router, tell, onError });
  const router = createRouter({
    actions: createActions({ port: options.actions, version: options.version, now: clock.now }),
    custom: options.actions.custom?.bind(options.actions),
    words: options.words,
    now: clock.now,
    onError,
    challenge: arrivals.challenge,
    recheck: arrivals.recheck,
  });
  const send = createDelivery({
    people,
    find: (id) => byId.get(id),
    now: clock.now,
    eventScope: options.eventScope ?? (() => true),
    recheck: (connection) => void arrivals.recheck(connection),
    async visibleTo(userId, guests) {
      try {
        return await options.visibleTo(userId, guests);
      } catch (error) {
        onError(error);
        return new Set();
      }
    },
  });
  const each = (person: Person | undefined, act: (connection: Connection) => void) => person && [...person.connections].forEach(act);

  async function lookAgain(): Promise<void> {
    for (const person of [...people.all()]) await people.reload(person).catch(onError);
    for (const connection of [...byId.values()]) if (!connection.revoked) await arrivals.recheck(connection);
    looked = clock.now();
    looking = undefined;
  }

  return {
    websocket: {
      maxPayloadLength: MAX_FRAME,
      idleTimeout: 0,
      sendPings: false,
      perMessageDeflate: false,
      open: arrivals.open,
      close: arrivals.closed,
      message({ data: { connection } }, frame) {
        if (connection) router.receive(connection, frame);
      },
      drain({ data: { connection } }) {
        if (!connection) return;
        keepAlive.unblock(connection);
        connection.drained();
      },
      pong({ data: { connection } }) {
        if (!connection) return;
        connection.pongAt = clock.now();
        const { person, revoked } = connection;
        if (person && !revoked) tell(() => options.onPong?.(person.id));
      },
    },
    deliver(events, changes) {
      for (const change of changes) people.apply(change);
      for (const event of events) {
        try {
          send(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    disconnectUser: (userId) => void each(people.find(userId), arrivals.drop),
    sessionRevoked(which) {
      if ('user' in which) each(people.find(which.user), arrivals.revoke);
      else for (const connection of [...byId.values()]) if (connection.session?.id === which.session) arrivals.revoke(connection);
    },
    userChanged(userId, { isAdmin, isGuest }) {
      const person = people.find(userId);
      if (!person) return;
      person.isAdmin = isAdmin;
      person.isGuest = isGuest;
    },
    async mfaChanged(userId) {
      const concerned = userId === undefined ? [...byId.values()] : [...(people.find(userId)?.connections ?? [])];
      for (const connection of concerned) {
        const { session } = connection;
        const now = session && !connection.revoked ? await options.authenticate(session.token) : undefined;
        if (now && connection.session === session) connection.mfaMissing = now.mfaMissing;
      }
    },
    newsLost() {
      looking ??= clock.after(Math.max(LOOK_AGAIN_MS, looked + REST_MS - clock.now()), () => tell(lookAgain));
    },
    connectionCount: (userId) => people.find(userId)?.connections.filter((connection) => connection.socket).length ?? 0,
    stats: () => ({ users: people.count(), sockets: keepAlive.count(), away: arrivals.away(), blocked: keepAlive.blocked() }),
    close() {
      closing = true;
      looking?.cancel();
      arrivals.close();
      keepAlive.close();
      for (const connection of keepAlive.all()) connection.close();
    },
  };
}
