import type { Connection } from './connection.ts';

const SLICE_MS = 4;
/** The clock is read once for this many connections. */
const STRIDE = 16;

export interface Turns {
  ask(connection: Connection): void;
}

/** Writes to the connections that asked, in their order, a few milliseconds at a time: requests go on in between. */
export function createTurns(onError: (error: unknown) => void): Turns {
  let asked: Connection[] = [];
  let next = 0;
  let scheduled = false;

  function turn(connection: Connection): void {
    connection.waiting = false;
    try {
      connection.flush();
    } catch (error) {
      onError(error);
    }
  }

  function run(): void {
    const end = performance.now() + SLICE_MS;
    while (next < asked.length) {
      const connection = asked[next++];
      if (connection) turn(connection);
      if (next % STRIDE === 0 && performance.now() > end) break;
    }
    scheduled = next < asked.length;
    if (scheduled) {
      setImmediate(run);
      return;
    }
    asked = [];
    next = 0;
  }

  return {
    ask(connection) {
      connection.waiting = true;
      asked.push(connection);
      if (scheduled) return;
      scheduled = true;
      setImmediate(run);
    },
  };
}
