import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';

const SECOND = 1000;
const ROUND = 60;
const PONG_TIMEOUT = 100 * SECOND;
const WRITE_TIMEOUT = 30 * SECOND;
/** Seconds after a ping when the pong that did not come is noticed: 60 + 40. */
const PONG_CHECK = 40;

export interface KeepAlive {
  add(connection: Connection): void;
  remove(connection: Connection): void;
  /** The client has stopped reading. */
  block(connection: Connection): void;
  unblock(connection: Connection): void;
  blocked(): number;
  /** Connections with an open socket. */
  all(): Connection[];
  count(): number;
  close(): void;
}

/**
 * Pings each socket every 60 s and cuts those that are dead: no pong for 100 s, or a write that does not finish in 30 s. One timer for all:
 * every second has the connections that were opened in it.
 */
export function createKeepAlive(clock: Clock): KeepAlive {
  const buckets = Array.from({ length: ROUND }, () => new Set<Connection>());
  const blocked = new Set<Connection>();
  let second = 0;

  function tick(): void {
    second++;
    const now = clock.now();
    for (const connection of buckets[(second + ROUND - PONG_CHECK) % ROUND] ?? []) {
      // A tick may come a little early.
      if (now - connection.pongAt >= PONG_TIMEOUT - SECOND) connection.socket?.terminate();
    }
    for (const connection of buckets[second % ROUND] ?? []) connection.socket?.ping();
    for (const connection of blocked) if (now - connection.blockedAt >= WRITE_TIMEOUT) connection.socket?.terminate();
  }

  const timer = clock.every(SECOND, tick);
  return {
    add(connection) {
      connection.bucket = second % ROUND;
      buckets[connection.bucket]?.add(connection);
    },
    remove(connection) {
      buckets[connection.bucket]?.delete(connection);
      blocked.delete(connection);
    },
    block: (connection) => void blocked.add(connection),
    unblock: (connection) => void blocked.delete(connection),
    blocked: () => blocked.size,
    all: () => buckets.flatMap((bucket) => [...bucket]),
    count: () => buckets.reduce((sum, bucket) => sum + bucket.size, 0),
    close: () => timer.cancel(),
  };
}
