const LENGTH = 26;

/** The ids of messages that are numbered one after another, of which the last so many are known; a power of two. */
export class IdTable {
  private readonly letters: Buffer;
  /** By hash: the last with it; by number: the one before it with the same hash. */
  private readonly last: Uint32Array;
  private readonly before: Uint32Array;
  private readonly slots: number;

  constructor(room: number) {
    this.letters = Buffer.alloc(room * LENGTH);
    [this.last, this.before] = [new Uint32Array(room), new Uint32Array(room)];
    this.slots = room - 1;
  }

  private hashOf(id: string): number {
    return Bun.hash.xxHash32(id) & this.slots;
  }

  set(number: number, id: string): void {
    const at = (number & this.slots) * LENGTH;
    this.letters.fill(0, at, at + LENGTH);
    this.letters.write(id, at, LENGTH, 'latin1');
    const hash = this.hashOf(id);
    this.before[number & this.slots] = this.last[hash] as number;
    this.last[hash] = number;
  }

  idOf(number: number): string {
    const at = (number & this.slots) * LENGTH;
    let end = at + LENGTH;
    while (end > at && this.letters[end - 1] === 0) end--;
    return this.letters.toString('latin1', at, end);
  }

  private isId(number: number, id: string): boolean {
    const at = (number & this.slots) * LENGTH;
    for (let i = 0; i < LENGTH; i++) if (this.letters[at + i] !== (i < id.length ? id.charCodeAt(i) : 0)) return false;
    return true;
  }

  /** The last that was given this id, from a number on; 0: none. */
  numberOf(id: string, from: number): number {
    for (let number = this.last[this.hashOf(id)] as number; number >= from && number > 0; number = this.before[number & this.slots] as number)
      if (this.isId(number, id)) return number;
    return 0;
  }
}
