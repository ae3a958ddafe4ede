import type { Touch } from '@foremast/store/store';

export type Move = Extract<Touch, { scope: string }>;

/** Two changes that come so close together may have happened the other way round: each process, and each connection, tells its own. */
const CLOSE_MS = 10_000;
const MOST = 10_000;

const keyOf = ({ scope, id, user }: Move): string => `${scope} ${id} ${user}`;

/** Who came to a place or left it lately. */
export class Moves {
  private readonly last = new Map<string, { readonly at: number; readonly count: number }>();

  /** Notes a move; true when another one of the same person and place came shortly before. */
  note(move: Move, now: number): boolean {
    const key = keyOf(move);
    const before = this.last.get(key);
    // What came last goes last.
    this.last.delete(key);
    this.last.set(key, { at: now, count: (before?.count ?? 0) + 1 });
    if (this.last.size > MOST) this.last.delete(this.last.keys().next().value ?? '');
    return before !== undefined && now - before.at < CLOSE_MS;
  }

  /** Grows with each move of this person and place. */
  countOf(move: Move): number {
    return this.last.get(keyOf(move))?.count ?? 0;
  }
}
