import type { Db } from './store.ts';

/** One row of a directory: where it stands, the texts it is found by, and what decides who may see it. */
export interface Entry<F> {
  readonly id: string;
  /** Entries stand in the byte order of this, then of their ids. */
  readonly order: string;
  /** In lower case. */
  readonly texts: readonly string[];
  readonly facts: F;
}

/** Which rows a directory holds, and the cache whose touches tell that one of them has changed. */
export interface DirectoryType<F> {
  readonly cache: string;
  /** So many after this id, in the order of ids. */
  page(db: Db, after: string, limit: number): Promise<Entry<F>[]>;
  byIds(db: Db, ids: readonly string[]): Promise<Entry<F>[]>;
}

const PAGE = 5_000;
const AT_ONCE = 500;
const BLOCK = 512;
/** Stand between entries and between texts: no text holds them. */
const [ENTRY, TEXT] = ['\n', '\t'];

/** The texts of a row as a directory keeps them. */
export const folded = (...texts: readonly (string | null)[]): string[] => texts.map((text) => (text ?? '').toLowerCase().replace(/[\n\t]/g, ' '));

function before<F>(a: Entry<F>, b: Entry<F>): boolean {
  return a.order === b.order ? a.id < b.id : a.order < b.order;
}

/** Is the word part of a text that may be searched, or the id? */
const holds = <F>({ id, texts }: Entry<F>, word: string, lower: string, seen: (text: number) => boolean): boolean =>
  id === word || texts.some((text, i) => seen(i) && text.includes(lower));

/** Some hundred neighbours, with all their texts as one, which is searched far faster than row by row. */
class Block<F> {
  private text: string | undefined;
  private starts: number[] = [];
  constructor(readonly entries: Entry<F>[]) {}

  /** The first place at which `entry` could stand. */
  place(entry: Entry<F>): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this.entries[middle] as Entry<F>, entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  splice(at: number, count: number, ...entries: Entry<F>[]): void {
    this.entries.splice(at, count, ...entries);
    this.text = undefined;
  }

  *holding(word: string): Generator<Entry<F>> {
    if (this.text === undefined) {
      const parts = this.entries.map((entry) => `${ENTRY}${entry.texts.join(TEXT)}`);
      let length = 0;
      this.starts = parts.map((part) => (length += part.length) - part.length);
      this.text = parts.join('');
    }
    let at = 0;
    for (let found = this.text.indexOf(word); found >= 0; found = this.text.indexOf(word, this.starts[at] ?? this.text.length)) {
      while ((this.starts[at] ?? Number.POSITIVE_INFINITY) <= found) at++;
      yield this.entries[at - 1] as Entry<F>;
      if (at >= this.entries.length) return;
    }
  }
}

/**
 * The names of many rows in memory and in order: "contains" finds by no index, and a scan of a table with each letter that somebody
 * types costs a hundred times more. It is read once, when it is first needed, and then follows the touches of its cache.
 */
export class Directory<F> {
  private readonly byId = new Map<string, Entry<F>>();
  private blocks: Block<F>[] = [];
  private readonly changed = new Set<string>();
  private reading: Promise<void> | undefined;
  private loaded = false;
  /** Grows with every change. */
  version = 0;

  constructor(private readonly type: DirectoryType<F>) {}

  /** A row has changed; `*`: perhaps all. */
  touch(key: string): void {
    if (key !== '*') {
      if (this.loaded || this.reading) this.changed.add(key);
      return;
    }
    this.loaded = false;
    this.reading = undefined;
    this.changed.clear();
    this.byId.clear();
    this.blocks = [];
    this.version++;
  }

  /** Waits until it is as the database was when this was called. */
  async current(db: Db): Promise<this> {
    // What somebody else is reading has left `changed` already, and is not here yet.
    while (!this.loaded || this.changed.size > 0 || this.reading) {
      const reading = (this.reading ??= this.loaded ? this.refresh(db) : this.load(db));
      try {
        await reading;
      } finally {
        if (this.reading === reading) this.reading = undefined;
      }
    }
    return this;
  }

  private async load(db: Db): Promise<void> {
    const { version } = this;
    const all: Entry<F>[] = [];
    for (let after = ''; ; ) {
      const page = await this.type.page(db, after, PAGE);
      for (const entry of page) all.push(entry);
      if (page.length < PAGE) break;
      after = page.at(-1)?.id ?? '';
    }
    // Everything may have changed meanwhile: whoever waits reads again.
    if (version !== this.version) return;
    all.sort((a, b) => (before(a, b) ? -1 : 1));
    for (const entry of all) this.byId.set(entry.id, entry);
    for (let i = 0; i < all.length; i += BLOCK) this.blocks.push(new Block(all.slice(i, i + BLOCK)));
    this.loaded = true;
    this.version++;
  }

  private async refresh(db: Db): Promise<void> {
    const { version } = this;
    const ids = [...this.changed].slice(0, AT_ONCE);
    for (const id of ids) this.changed.delete(id);
    const found = new Map(
      (
        await this.type.byIds(db, ids).catch((error: unknown) => {
          for (const id of ids) this.touch(id);
          throw error;
        })
      ).map((entry) => [entry.id, entry]),
    );
    if (version !== this.version) return;
    for (const id of ids) {
      const [old, now] = [this.byId.get(id), found.get(id)];
      if (old) this.remove(old);
      if (now) this.insert(now);
    }
    this.version++;
  }

  /** The block in which `entry` stands or would stand. */
  private blockOf(entry: Entry<F>): number {
    let [low, high] = [0, this.blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = (this.blocks[middle] as Block<F>).entries.at(-1);
      if (last && before(last, entry)) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, this.blocks.length - 1);
  }

  private remove(entry: Entry<F>): void {
    this.byId.delete(entry.id);
    const at = this.blockOf(entry);
    const block = this.blocks[at] as Block<F>;
    block.splice(block.place(entry), 1);
    if (block.entries.length === 0) this.blocks.splice(at, 1);
  }

  private insert(entry: Entry<F>): void {
    this.byId.set(entry.id, entry);
    if (this.blocks.length === 0) this.blocks.push(new Block([]));
    const at = this.blockOf(entry);
    const block = this.blocks[at] as Block<F>;
    block.splice(block.place(entry), 0, entry);
    if (block.entries.length > 2 * BLOCK) this.blocks.splice(at, 1, new Block(block.entries.slice(0, BLOCK)), new Block(block.entries.slice(BLOCK)));
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: string): Entry<F> | undefined {
    return this.byId.get(id);
  }

  /** All entries, in order. */
  *all(): Generator<Entry<F>> {
    for (const block of this.blocks) yield* block.entries;
  }

  /** Those of these that `find` would find, in order. */
  among(ids: Iterable<string>, words: readonly string[], seen: (text: number) => boolean = () => true): Entry<F>[] {
    const found: Entry<F>[] = [];
    for (const id of ids) {
      const entry = this.byId.get(id);
      if (entry && words.every((word) => holds(entry, word, word.toLowerCase(), seen))) found.push(entry);
    }
    return found.sort((a, b) => (before(a, b) ? -1 : 1));
  }

  /**
   * Entries, in order, for which every word is part of one of the texts that `seen` lets the asker search, or is the id. No words: all.
   * The words are taken literally, whatever their case.
   */
  *find(words: readonly string[], seen: (text: number) => boolean = () => true): Generator<Entry<F>> {
    const lower = words.map((word) => word.toLowerCase());
    const fits = (entry: Entry<F>) => words.every((word, i) => holds(entry, word, lower[i] as string, seen));
    const [longest = ''] = [...lower].sort((a, b) => b.length - a.length);
    if (longest === '') {
      yield* this.all();
      return;
    }
    if (words.some((word) => this.byId.has(word))) {
      for (const entry of this.all()) if (fits(entry)) yield entry;
      return;
    }
    for (const block of this.blocks) for (const entry of block.holding(longest)) if (fits(entry)) yield entry;
  }
}
