const MOST = 16;

const waiting: (() => void)[] = [];
let taken = 0;

/** Looks that are under way hold memory and connections: no more than a few at a time in this process. */
export async function inPlace<T>(work: () => Promise<T>): Promise<T> {
  if (taken >= MOST) await new Promise<void>((go) => waiting.push(go));
  taken++;
  try {
    return await work();
  } finally {
    taken--;
    waiting.shift()?.();
  }
}
