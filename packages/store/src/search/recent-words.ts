import type { Vocabulary } from './recent-match.ts';
import { PAIRS, pairNumber } from './tsquery.ts';

/** Words are never forgotten one by one. */
const MOST = 500_000;
/** So many letters say in which group a word is. */
const LETTERS = 3;

interface Known {
  readonly word: string;
  readonly number: number;
}

/** Words and their numbers; pairs have theirs already, which come first. */
export class Words implements Vocabulary {
  private readonly numbers = new Map<string, number>();
  /** Words by their first letters; without authors and channels, of which nobody looks for the beginning. */
  private readonly groups = new Map<string, Known[]>();

  get areTooMany(): boolean {
    return this.numbers.size > MOST;
  }

  numberOf(word: string): number | undefined {
    return pairNumber(word) ?? this.numbers.get(word);
  }

  /** Of words that a space stands between, in the order of the numbers. */
  numbersOf(text: string): Uint32Array {
    const words = text.split(' ');
    const numbers = new Uint32Array(words.length);
    for (let i = 0; i < words.length; i++) numbers[i] = this.numberOf(words[i] as string) ?? this.learn(words[i] as string);
    return numbers.sort();
  }

  private learn(word: string): number {
    const number = PAIRS + this.numbers.size;
    this.numbers.set(word, number);
    if (/^[@~=]/.test(word)) return number;
    const letters = word.slice(0, LETTERS);
    const group = this.groups.get(letters);
    if (group) group.push({ word, number });
    else this.groups.set(letters, [{ word, number }]);
    return number;
  }

  beginningWith(prefix: string): Uint8Array {
    const fits = new Uint8Array(PAIRS + this.numbers.size);
    const letters = prefix.slice(0, LETTERS);
    const groups =
      letters.length === LETTERS
        ? [this.groups.get(letters) ?? []]
        : Array.from(this.groups).flatMap(([start, group]) => (start.startsWith(letters) ? [group] : []));
    for (const group of groups) for (const { word, number } of group) if (word.startsWith(prefix)) fits[number] = 1;
    return fits;
  }
}
