export interface Place {
  readonly id: string;
  readonly at: number;
}

/** A message to be kept: its channel and its words are numbers, the words in their order. */
export interface RecentPost extends Place {
  readonly channel: number;
  readonly words: Uint32Array;
}

/** The newest stand last; of one instant, those that the index has first. */
const isBefore = (a: Place, b: Place): boolean => (a.at === b.at ? a.id > b.id : a.at < b.at);

/**
 * Messages in the order of their instants, each of their parts in a row of its own: tens of thousands are looked through at once, and as
 * objects most of that would be waiting for memory.
 */
export class RecentColumns {
  readonly ids: string[] = [];
  readonly at: Float64Array;
  readonly channel: Uint32Array;
  /** Where the words of a message begin in `words`, and how many they are. */
  readonly start: Uint32Array;
  readonly count: Uint32Array;
  words = new Uint32Array(1024);
  private used = 0;
  private readonly instants = new Map<string, number>();

  constructor(room: number) {
    this.at = new Float64Array(room);
    [this.channel, this.start, this.count] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  }

  get size(): number {
    return this.ids.length;
  }

  private place(row: number): Place {
    return { id: this.ids[row] as string, at: this.at[row] as number };
  }

  /** The row in which it stands, or would stand. */
  private rowOf(place: Place): number {
    if (this.size === 0 || isBefore(this.place(this.size - 1), place)) return this.size;
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.place(middle), place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(post: RecentPost): void {
    const row = this.rowOf(post);
    const { size } = this;
    this.ids.splice(row, 0, post.id);
    for (const column of [this.at, this.channel, this.start, this.count]) column.copyWithin(row + 1, row, size);
    this.at[row] = post.at;
    this.channel[row] = post.channel;
    this.count[row] = 0;
    this.makeRoomFor(post.words.length);
    this.start[row] = this.used;
    this.count[row] = post.words.length;
    this.words.set(post.words, this.used);
    this.used += post.words.length;
    this.instants.set(post.id, post.at);
  }

  remove(id: string): void {
    const at = this.instants.get(id);
    if (at === undefined) return;
    const row = this.rowOf({ id, at });
    this.ids.splice(row, 1);
    for (const column of [this.at, this.channel, this.start, this.count]) column.copyWithin(row, row + 1, this.size + 1);
    this.instants.delete(id);
  }

  /** The oldest go. */
  removeFirst(rows: number): void {
    const { size } = this;
    for (const id of this.ids.splice(0, rows)) this.instants.delete(id);
    for (const column of [this.at, this.channel, this.start, this.count]) column.copyWithin(0, rows, size);
  }

  /** What is left of removed messages is used again before more is taken. */
  private makeRoomFor(count: number): void {
    if (this.used + count <= this.words.length) return;
    let live = count;
    for (let row = 0; row < this.size; row++) live += this.count[row] as number;
    const words = new Uint32Array(Math.max(this.words.length, live * 2));
    let used = 0;
    for (let row = 0; row < this.size; row++) {
      const [start, length] = [this.start[row] as number, this.count[row] as number];
      words.set(this.words.subarray(start, start + length), used);
      this.start[row] = used;
      used += length;
    }
    this.words = words;
    this.used = used;
  }
}
