import { availableParallelism } from 'node:os';

const waiting: (() => void)[] = [];
let busy = 0;

/** Picture work, a few at a time: each takes memory in proportion to the picture. `limit` is `MaxImageDecoderConcurrency`, -1 for one a processor. */
export async function inTurn<T>(limit: number, work: () => Promise<T>): Promise<T> {
  const places = limit > 0 ? limit : availableParallelism();
  if (busy < places) busy++;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    // Whoever waits takes the place over: nobody comes in between.
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}
