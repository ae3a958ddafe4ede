import type { Memory } from '../cache.ts';
import type { Db } from '../store.ts';

/** What takes longer is done aside: being sent there and back costs a tenth of it. */
const LONG_MS = 1;
/** Every so many times what is long is tried here again: an index grows, and shrinks. */
const TRIED_AGAIN = 200;
/** What was measured lately counts so much. */
const WEIGHT = 0.2;

interface Kind {
  ms: number;
  asked: number;
}
const known = new WeakMap<Memory, Map<string, Kind>>();

function kindOf(db: Db, name: string): Kind {
  const kinds = known.get(db.memory) ?? new Map<string, Kind>();
  known.set(db.memory, kinds);
  const kind = kinds.get(name) ?? { ms: 0, asked: 0 };
  kinds.set(name, kind);
  return kind;
}

/** Reads at once, or aside when reads of its kind have taken long: others wait for what is read at once. */
export async function readLongOrShort<T>(db: Db, kind: string, read: (db: Db) => Promise<T>): Promise<T> {
  const before = kindOf(db, kind);
  before.asked++;
  if (before.ms > LONG_MS && before.asked % TRIED_AGAIN !== 0) return read(db.aside);
  const began = performance.now();
  const found = await read(db);
  before.ms += (performance.now() - began - before.ms) * (before.ms === 0 ? 1 : WEIGHT);
  return found;
}
