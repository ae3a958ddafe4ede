import { sql } from 'kysely';
import type { Memory } from '../cache.ts';
import type { Db } from '../store.ts';

/** What the database found out about the words of messages when it last counted them: some thousand messages that stand for all. */
export interface Frequencies {
  /** Messages in all, about. */
  readonly all: number;
  /** At most so many of them have a word. */
  most(lexeme: string): number;
}

const KEPT_MS = 60_000;
const known = new WeakMap<Memory, { readonly until: number; readonly frequencies: Promise<Frequencies> }>();

async function read(db: Db): Promise<Frequencies> {
  const { rows } = await sql<{ all: number; lexemes: string[] | null; shares: number[] | null }>`
    select greatest(reltuples, 0)::float8 as all, most_common_elems::text::text[] as lexemes, most_common_elem_freqs::float8[] as shares
    from pg_class
    left join pg_stats on schemaname = relnamespace::regnamespace::text and tablename = relname and attname = 'tokens'
    where pg_class.oid = 'fm_post_words'::regclass`.execute(db);
  const { all = 0, lexemes, shares } = rows[0] ?? {};
  const counts = new Map(lexemes?.map((lexeme, i) => [lexeme, all * (shares?.[i] ?? 1)]));
  // The share of the least common of them comes first after all shares. Nothing counted: any word may be in all messages.
  const others = lexemes ? all * (shares?.[lexemes.length] ?? 1) : all;
  return { all, most: (lexeme) => counts.get(lexeme) ?? others };
}

/** Kept for a minute. */
export function frequenciesOf(db: Db): Promise<Frequencies> {
  const found = known.get(db.memory);
  if (found && found.until > performance.now()) return found.frequencies;
  const frequencies = read(db);
  known.set(db.memory, { until: performance.now() + KEPT_MS, frequencies });
  frequencies.catch(() => known.delete(db.memory));
  return frequencies;
}
