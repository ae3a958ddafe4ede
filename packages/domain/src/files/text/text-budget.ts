/** The text of a file cannot be had; the reason is for the log. */
export class TextRefused extends Error {
  override readonly name = 'TextRefused';
}

/** There is as much text as is kept; what was gathered is the answer. */
export class TextIsFull extends Error {}

export interface TextLimits {
  /** Characters that are kept. */
  readonly text: number;
  /** Bytes that all of it may come to when it is unpacked. */
  readonly unpacked: number;
  /** How many times as large something may become; small things may always. */
  readonly ratio: number;
  readonly entries: number;
  readonly pages: number;
  /** Archives within archives. */
  readonly depth: number;
  readonly milliseconds: number;
  /** Bytes by which the process may grow meanwhile. */
  readonly memory: number;
}

const MIB = 1024 * 1024;
export const TEXT_LIMITS: TextLimits = {
  text: MIB,
  unpacked: 64 * MIB,
  ratio: 100,
  entries: 10_000,
  pages: 5000,
  depth: 3,
  milliseconds: 30_000,
  memory: 768 * MIB,
};

const SMALL = 4 * MIB;

/** What reading one file may still take, however deep its parts lie, and the text so far. */
export class TextBudget {
  private readonly parts: string[] = [];
  private length = 0;
  private unpacked = 0;
  private entries = 0;

  constructor(readonly limits: TextLimits) {}

  /** Throws `TextIsFull` once nothing more is kept. */
  add(text: string): void {
    if (text === '') return;
    const room = this.limits.text - this.length;
    this.parts.push(text.length > room ? text.slice(0, room) : text);
    this.length += text.length;
    if (this.length >= this.limits.text) throw new TextIsFull();
  }

  /** Words before and after are not one word. */
  apart(): void {
    if (!/\s$/.test(this.parts.at(-1) ?? ' ')) this.add('\n');
  }

  /** So many bytes more came out of something that is packed into `packed` bytes. */
  unpack(bytes: number, total: number, packed: number): void {
    this.unpacked += bytes;
    if (this.unpacked > this.limits.unpacked) throw new TextRefused('it becomes too large when it is unpacked');
    if (total > SMALL && total > packed * this.limits.ratio) throw new TextRefused('it is packed more tightly than any document');
  }

  entry(): void {
    if (++this.entries > this.limits.entries) throw new TextRefused('it has too many parts');
  }

  /** As databases take it: no NUL, no half signs. */
  get text(): string {
    return this.parts.join('').replaceAll('\0', ' ').toWellFormed();
  }
}
