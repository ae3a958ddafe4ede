import { describe, expect, test } from 'bun:test';
import { findRecent } from './recent-finds.ts';
import { RecentRing } from './recent-ring.ts';

/** The same numbers in each run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const idOf = (n: number) => `m${String(n).padStart(25, '0')}`;
const has = (word: number) => (ring: Uint32Array, mask: number, start: number, end: number) => {
  for (let i = start; i < end; i++) if (ring[i & mask] === word) return true;
  return false;
};

interface Model {
  readonly id: string;
  readonly at: number;
  readonly channel: number;
  readonly words: Uint32Array;
}

describe('messages in a ring', () => {
  test.each([
    ['in their order', 0],
    ['nearly in their order', 30],
    ['in no order', 100_000],
  ])('written, changed and removed %s, the newest that have a word are found', (_, disorder) => {
    const random = numbers(disorder + 7);
    const ring = new RecentRing({ messages: 512, words: 1024 }, Number.NEGATIVE_INFINITY);
    let held = new Map<string, Model>();
    for (let step = 1; step <= 6000; step++) {
      const id = idOf(random(10) === 0 ? random(step) : step);
      if (random(12) === 0) {
        ring.remove(id);
        held.delete(id);
      } else {
        const words = Uint32Array.from({ length: random(8) }, () => random(12));
        const message = { id, at: step - random(disorder + 1), channel: random(3), words };
        held.delete(id);
        ring.add(message);
        if (message.at >= ring.since) held.set(id, message);
      }
      held = new Map([...held].filter(([, { at }]) => at >= ring.since));
      if (step % 50 !== 0) continue;
      const readable = Uint8Array.from([1, 0, 1]);
      for (const anchors of [[3], [3, 5], [11, 4, 2]]) {
        const holds = (list: Uint32Array, mask: number, start: number, end: number) => anchors.some((word) => has(word)(list, mask, start, end));
        const limit = 1 + random(20);
        const from = random(2) === 0 ? ring.since : Math.max(ring.since, step - random(200));
        const { ids, areAll } = findRecent(ring, { limit, readable, holds, anchors, from });
        const expected = [...held.values()]
          .filter(({ at, channel, words }) => at >= from && channel !== 1 && words.some((word) => anchors.includes(word)))
          .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
          .slice(0, limit);
        expect(ids).toEqual(expected.map(({ id }) => id));
        expect(areAll).toBe(true);
      }
    }
    expect(ring.since).toBeGreaterThan(Number.NEGATIVE_INFINITY);
  });

  test('are counted by word as long as they are held', () => {
    const ring = new RecentRing({ messages: 4, words: 64 }, 0);
    const add = (n: number, words: number[]) => ring.add({ id: idOf(n), at: n, channel: 0, words: Uint32Array.from(words) });
    for (let n = 1; n <= 6; n++) add(n, [1, 2, n % 2 === 0 ? 3 : 0]);
    expect([1, 2, 3, 9].map((word) => ring.countOf(word))).toEqual([4, 4, 2, 0]);
    expect([ring.size, ring.since]).toEqual([4, 3]);
    ring.remove(idOf(6));
    add(5, [2]);
    // What is changed takes the place of the oldest, and leaves its own behind.
    expect([1, 2, 3].map((word) => ring.countOf(word))).toEqual([1, 2, 1]);
    expect([ring.size, ring.since]).toEqual([2, 4]);
  });

  test('a message with more words than there is room for is held with those that fit', () => {
    const ring = new RecentRing({ messages: 4, words: 8 }, 0);
    ring.add({ id: idOf(1), at: 1, channel: 0, words: Uint32Array.from({ length: 20 }, (_, i) => i + 1) });
    expect([ring.countOf(8), ring.countOf(9), ring.size]).toEqual([1, 0, 1]);
  });
});
