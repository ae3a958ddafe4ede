import type { Server } from 'bun';

const LOOK_EVERY_MS = 20;
/** For the last answers to leave, and sockets to say goodbye. */
const LINGER_MS = 300;

/**
 * Takes no more requests and waits until those that were accepted are answered. A client may go on sending what was refused, for as long
 * as it likes: nobody reads that any more, and its connection is cut.
 */
export async function stopServing(server: Server<never>): Promise<void> {
  let ended = false;
  const end = server.stop().then(() => {
    ended = true;
  });
  while (!ended && server.pendingRequests > 0) await Bun.sleep(LOOK_EVERY_MS);
  await Promise.race([end, Bun.sleep(LINGER_MS)]);
  await server.stop(true);
}
