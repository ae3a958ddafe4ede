import { isId } from '@foremast/kernel/id';
import type { Clock, Timer } from './clock.ts';
import { Connection, type Desk, NO_STATUS } from './connection.ts';
import type { KeepAlive } from './keep-alive.ts';
import { type Message, variantsOf } from './message.ts';
import type { HubOptions } from './options.ts';
import type { People, Person } from './people.ts';
import { okReply } from './reply.ts';
import type { Router } from './router.ts';
import type { Socket, WsSession } from './session.ts';

const CHALLENGE_TIMEOUT = 5_000;
/** Clients ask every half minute whether they are still connected: one whose session has ended is told so before its socket closes. */
const REVOKED_TIMEOUT = 35_000;
const AWAY_LIMIT = 5 * 60_000;
/** So many connections of one person wait for their clients; each of them keeps what it would have told. */
const AWAY_MOST = 32;

export interface ArrivalOptions {
  readonly options: HubOptions;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly people: People;
  readonly keepAlive: KeepAlive;
  readonly byId: Map<string, Connection>;
  /** The router asks arrivals about challenges, so it is made after them. */
  readonly router: () => Router;
  readonly tell: (work: (() => void | Promise<void>) | undefined) => void;
  readonly onError: (error: unknown) => void;
}

export interface Arrivals {
  open(socket: Socket): void;
  closed(socket: Socket): void;
  challenge(connection: Connection, seq: number, token: unknown): Promise<void>;
  recheck(connection: Connection): Promise<void>;
  revoke(connection: Connection): void;
  /** Ends a connection for good: it cannot be resumed. */
  drop(connection: Connection): void;
  /** Connections whose client is away. */
  away(): number;
  close(): void;
}

/** How connections begin, are taken up again, and end. */
export function createArrivals({ options, clock, desk, people, keepAlive, byId, router, tell, onError }: ArrivalOptions): Arrivals {
  /** Those without a session: not yet, or no longer. */
  const strangers = new Map<Connection, Timer>();
  const away = new Set<Connection>();
  const rechecks = new Map<Connection, Promise<void>>();
  const sweep = clock.every(AWAY_LIMIT, () => {
    for (const connection of away) if (clock.now() - connection.awayAt >= AWAY_LIMIT) forget(connection);
  });

  const helloOf = ({ id }: Connection, person: Person): Message =>
    variantsOf({
      name: 'hello',
      data: {
        server_version: options.serverVersion(),
        connection_id: id,
        ...(options.serverHostname && { server_hostname: options.serverHostname }),
      },
      audience: { user: person.id },
    })(person.id, false);

  const online = (session: WsSession) => tell(() => options.onUserOnline?.(session.user_id, session));

  function describe(connection: Connection, person: Person, { isAdmin, isGuest, mfaMissing }: WsSession): void {
    person.isAdmin = isAdmin;
    person.isGuest = isGuest;
    connection.mfaMissing = mfaMissing;
  }

  function forget(connection: Connection): void {
    const { person } = connection;
    connection.ended = true;
    connection.dropEvents();
    away.delete(connection);
    byId.delete(connection.id);
    if (!person) return;
    const at = person.connections.indexOf(connection);
    if (at >= 0) person.connections.splice(at, 1);
    if (person.connections.length === 0) people.leave(person);
  }

  function leave(connection: Connection, { connections }: Person): void {
    away.add(connection);
    const waiting = connections.filter((one) => !one.socket).sort((a, b) => a.awayAt - b.awayAt);
    for (const oldest of waiting.slice(0, -AWAY_MOST)) forget(oldest);
  }

  function noLongerStranger(connection: Connection): void {
    strangers.get(connection)?.cancel();
    strangers.delete(connection);
  }

  function closeAfter(ms: number, connection: Connection): void {
    noLongerStranger(connection);
    strangers.set(
      connection,
      clock.after(ms, () => connection.close()),
    );
  }

  /** Signs a new connection in: it hears events, from `hello` on, once the memberships are known. */
  async function enter(connection: Connection, session: WsSession): Promise<void> {
    const { socket } = connection;
    const person = people.arrive(session.user_id);
    describe(connection, person, session);
    connection.session = session;
    connection.expiresAt = session.expires_at;
    connection.person = person;
    person.connections.push(connection);
    byId.set(connection.id, connection);
    try {
      if (person.loading) await person.loading;
    } catch (error) {
      connection.close();
      throw error;
    }
    if (connection.socket !== socket || connection.revoked) return;
    connection.ready = true;
    connection.enqueue(helloOf(connection, person));
    connection.flush();
    online(session);
  }

  function begin(socket: Socket, session: WsSession | undefined, postedAck: boolean): void {
    const connection = new Connection(desk, options.newId(), socket, postedAck);
    socket.data.connection = connection;
    keepAlive.add(connection);
    if (session) router().occupy(connection, enter(connection, session));
    else closeAfter(CHALLENGE_TIMEOUT, connection);
  }

  function resume(connection: Connection, socket: Socket, session: WsSession, seq: number, postedAck: boolean): void {
    const { person } = connection;
    if (!person) return;
    describe(connection, person, session);
    away.delete(connection);
    socket.data.connection = connection;
    connection.attach(socket, session, postedAck);
    keepAlive.add(connection);
    if (!connection.resumeAt(seq)) {
      byId.delete(connection.id);
      connection.id = options.newId();
      byId.set(connection.id, connection);
      connection.restart();
      connection.prepend(helloOf(connection, person));
    }
    connection.flush();
    online(session);
  }

  function revoke(connection: Connection): void {
    if (!connection.socket) {
      forget(connection);
      return;
    }
    if (!connection.revoked) closeAfter(REVOKED_TIMEOUT, connection);
    connection.revoked = true;
    connection.expiresAt = 0;
    connection.dropEvents();
  }

  async function renew(connection: Connection): Promise<void> {
    try {
      const session = connection.session && (await options.authenticate(connection.session.token));
      if (session) {
        connection.session = session;
        connection.expiresAt = session.expires_at;
        if (connection.person) describe(connection, connection.person, session);
      }
      if (!session || connection.expired(clock.now())) revoke(connection);
    } catch (error) {
      onError(error);
      connection.close();
    }
    rechecks.delete(connection);
    connection.held = false;
    connection.flush();
  }

  /** What is for the connection waits until it is known whether its session was prolonged. */
  function recheck(connection: Connection): Promise<void> {
    const running = rechecks.get(connection);
    if (running) return running;
    connection.held = true;
    const work = renew(connection);
    rechecks.set(connection, work);
    return work;
  }

  return {
    open(socket) {
      const { opening } = socket.data;
      socket.data.opening = undefined;
      if (!opening) return;
      const { session, connectionId, sequence, postedAck } = opening;
      if (!session || !connectionId) {
        begin(socket, session, postedAck);
        return;
      }
      if (!isId(connectionId) || !/^[+-]?\d+$/.test(sequence)) {
        socket.close(NO_STATUS);
        return;
      }
      const known = byId.get(connectionId);
      if (known && !known.socket && known.person?.id === session.user_id) resume(known, socket, session, Number(sequence), postedAck);
      else begin(socket, session, postedAck);
    },

    closed(socket) {
      const { connection } = socket.data;
      if (connection?.socket !== socket) return;
      const { person, ready } = connection;
      noLongerStranger(connection);
      keepAlive.remove(connection);
      connection.detach();
      if (!person) return;
      if (!ready || connection.revoked || connection.ended) forget(connection);
      else leave(connection, person);
      if (ready && !person.connections.some((other) => other.socket)) tell(() => options.onUserOffline?.(person.id));
    },

    async challenge(connection, seq, token) {
      const session = typeof token === 'string' && token !== '' ? await options.authenticate(token).catch(onError) : undefined;
      if (!session) connection.close();
      if (!session || !connection.socket || connection.deaf) return;
      noLongerStranger(connection);
      await enter(connection, session);
      connection.reply(okReply(seq));
    },

    recheck,
    revoke,

    drop(connection) {
      connection.ended = true;
      if (connection.socket) connection.close();
      else forget(connection);
    },

    away: () => away.size,

    close() {
      sweep.cancel();
      for (const timer of strangers.values()) timer.cancel();
    },
  };
}
