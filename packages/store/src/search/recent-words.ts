/** Words are never forgotten one by one. */
const MOST = 500_000;
/** So many letters say in which group a word is. */
const LETTERS = 3;

/** Words and their numbers, from 1 on. */
export class Words {
  private readonly numbers = new Map<string, number>();
  /** Words by their first letters; without authors, of which nobody looks for the beginning. */
  private readonly groups = new Map<string, string[]>();

  get areTooMany(): boolean {
    return this.numbers.size > MOST;
  }

  numberOf(word: string): number | undefined {
    return this.numbers.get(word);
  }

  /** Of a word that may be new. */
  learn(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.numbers.size + 1;
    this.numbers.set(word, number);
    if (/^[@=]/.test(word)) return number;
    const letters = word.slice(0, LETTERS);
    const group = this.groups.get(letters);
    if (group) group.push(word);
    else this.groups.set(letters, [word]);
    return number;
  }

  /** The numbers of the words with this beginning. */
  beginningWith(prefix: string): number[] {
    const letters = prefix.slice(0, LETTERS);
    const groups =
      letters.length === LETTERS
        ? [this.groups.get(letters) ?? []]
        : Array.from(this.groups).flatMap(([start, group]) => (start.startsWith(letters) ? [group] : []));
    return groups.flatMap((group) => group.flatMap((word) => (word.startsWith(prefix) ? [this.numbers.get(word) as number] : [])));
  }

  /** One for each number that is among these. */
  flags(numbers: readonly number[]): Uint8Array {
    const flags = new Uint8Array(this.numbers.size + 1);
    for (const number of numbers) flags[number] = 1;
    return flags;
  }
}
