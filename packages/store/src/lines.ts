/** One has the row, and one waits for it, so that it changes hands within the database, without a way to here and back. */
const AT_THE_ROW = 2;

interface Line {
  ahead: number;
  readonly waiting: Set<() => void>;
}

/**
 * Transactions of this process that want the same row wait here, not all of them at the row: there each one costs the database several
 * locks, a timer and another look at the row. Who has waited for `patienceMs` goes on nevertheless: the one ahead may be waiting for a row of
 * theirs, a knot that only the database sees.
 */
export class Lines {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly patienceMs = 250) {}

  /** Answers, once it is the caller's turn, what lets the next one go on; without a promise where nobody has to be waited for. */
  join(key: string): (() => void) | Promise<() => void> {
    const line = this.lines.get(key) ?? { ahead: 0, waiting: new Set() };
    this.lines.set(key, line);
    const leave = () => this.leave(key, line);
    if (line.ahead >= AT_THE_ROW) return this.wait(line).then(() => leave);
    line.ahead++;
    return leave;
  }

  private wait(line: Line): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        line.waiting.delete(go);
        line.ahead++;
        resolve();
      };
      const timer = setTimeout(go, this.patienceMs);
      line.waiting.add(go);
    });
  }

  private leave(key: string, line: Line): void {
    line.ahead--;
    const [next] = line.ahead < AT_THE_ROW ? line.waiting : [];
    next?.();
    if (line.ahead === 0) this.lines.delete(key);
  }
}
