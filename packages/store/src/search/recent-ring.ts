import { IdTable } from './id-table.ts';

/** So many messages and so many words of theirs are held; powers of two. */
export interface Room {
  readonly messages: number;
  readonly words: number;
}

/** A message to be held: its channel and its words are numbers, the words in their places; 0 in a place where none is. */
export interface RecentPost {
  readonly id: string;
  readonly at: number;
  readonly channel: number;
  readonly words: Uint32Array;
}

const grown = (list: Uint32Array, size: number): Uint32Array<ArrayBuffer> => {
  const more = new Uint32Array(Math.max(size, list.length * 2));
  more.set(list);
  return more;
};

/**
 * Messages in the order in which they came, which is nearly that of their instants, and of each word the messages that have it. Messages and
 * words are numbered from 1 on and stand in rings: what is no longer held has a number below the first, so that nothing is ever moved or
 * tidied up. As objects most of looking through tens of thousands would be waiting for memory.
 */
export class RecentRing {
  /** By message: NaN of one that is gone. */
  readonly at: Float64Array;
  /** By message: the latest instant of it and all before it. */
  readonly reach: Float64Array;
  readonly channel: Uint32Array;
  /** By message: the number of its first word, and how many they are. */
  readonly start: Uint32Array;
  readonly count: Uint32Array;
  /** The words of the messages. */
  readonly words: Uint32Array;
  /** By place in `words`: the message before it that has the same word; where a message has a word again it says nothing. */
  private readonly before: Uint32Array;
  /** By word: the latest message that has it, and in how many places it is. */
  private latest = new Uint32Array(1024);
  private often = new Uint32Array(1024);
  private readonly ids: IdTable;
  readonly slots: number;
  readonly places: number;
  first = 1;
  next = 1;
  private firstPlace = 1;
  private nextPlace = 1;
  size = 0;

  /** `since`: messages before this instant are not held, or may have been let go. */
  constructor(
    { messages, words }: Room,
    public since: number,
  ) {
    this.slots = messages - 1;
    this.places = words - 1;
    [this.at, this.reach] = [new Float64Array(messages), new Float64Array(messages)];
    [this.channel, this.start, this.count] = [new Uint32Array(messages), new Uint32Array(messages), new Uint32Array(messages)];
    [this.words, this.before] = [new Uint32Array(words), new Uint32Array(words)];
    this.ids = new IdTable(messages);
  }

  idOf(message: number): string {
    return this.ids.idOf(message);
  }

  /** Numbers are of 32 bits. */
  get isUsedUp(): boolean {
    return this.nextPlace > 0xf0000000;
  }

  private letOldestGo(): void {
    const slot = this.first & this.slots;
    const at = this.at[slot] as number;
    this.firstPlace += this.count[slot] as number;
    if (!Number.isNaN(at)) {
      this.forget(slot);
      this.since = Math.max(this.since, at + 1);
    }
    this.first++;
  }

  private forget(slot: number): void {
    const start = this.start[slot] as number;
    const end = start + (this.count[slot] as number);
    for (let place = start; place < end; place++) this.times(this.words[place & this.places] as number, -1);
    this.at[slot] = Number.NaN;
    this.size--;
  }

  private times(word: number, more: number): void {
    this.often[word] = (this.often[word] as number) + more;
  }

  /** In place of one with the same id. */
  add({ id, at, channel, words }: RecentPost): void {
    this.remove(id);
    const count = Math.min(words.length, this.words.length);
    while (this.next - this.first > this.slots || this.nextPlace + count - this.firstPlace > this.places + 1) this.letOldestGo();
    if (at < this.since) return;
    const message = this.next++;
    const slot = message & this.slots;
    const start = this.nextPlace;
    this.ids.set(message, id);
    this.at[slot] = at;
    this.reach[slot] = message === this.first ? at : Math.max(at, this.reach[(message - 1) & this.slots] as number);
    this.channel[slot] = channel;
    this.start[slot] = start;
    this.count[slot] = count;
    for (let i = 0; i < count; i++) {
      const place = (start + i) & this.places;
      const word = words[i] as number;
      this.words[place] = word;
      if (word >= this.latest.length) [this.latest, this.often] = [grown(this.latest, word + 1), grown(this.often, word + 1)];
      this.times(word, 1);
      if (word === 0 || this.latest[word] === message) continue;
      this.before[place] = this.latest[word] as number;
      this.latest[word] = message;
    }
    this.nextPlace += count;
    this.size++;
  }

  remove(id: string): void {
    const message = this.ids.numberOf(id, this.first);
    if (message > 0 && !Number.isNaN(this.at[message & this.slots])) this.forget(message & this.slots);
  }

  /** In how many places a word is. */
  countOf(word: number): number {
    return this.often[word] ?? 0;
  }

  /** The first place in which a message has a word. */
  private placeIn(message: number, word: number): number {
    let place = this.start[message & this.slots] as number;
    while (this.words[place & this.places] !== word) place++;
    return place & this.places;
  }

  /** Asked again and again: the messages that have a word, those that came last first; then 0. Some may be gone. */
  having(word: number): () => number {
    let next = this.latest[word] ?? 0;
    return () => {
      const message = next;
      if (message < this.first) return 0;
      next = this.before[this.placeIn(message, word)] as number;
      return message;
    };
  }
}
