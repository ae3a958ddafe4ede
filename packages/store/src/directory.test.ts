import { expect, test } from 'bun:test';
import { Directory, type Entry, folded } from './directory.ts';
import type { Db } from './store.ts';

type Row = { id: string; name: string; text: string };
const db = {} as Db;
const entry = ({ id, name, text }: Row): Entry<null> => ({ id, order: name, texts: folded(name, text), facts: null });

/** A table, its directory, and what a plain scan would find. */
function table(rows: Row[]) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const reads = { pages: 0 };
  const directory = new Directory<null>({
    cache: 'rows',
    async page(_, after, limit) {
      reads.pages++;
      await Bun.sleep(1);
      return [...byId.values()]
        .filter(({ id }) => id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit)
        .map(entry);
    },
    byIds: async (_, ids) => ids.flatMap((id) => byId.get(id) ?? []).map(entry),
  });
  const scan = (words: string[]) =>
    [...byId.values()]
      .filter(({ id, name, text }) => words.every((word) => id === word || [name, text].some((t) => t.toLowerCase().includes(word.toLowerCase()))))
      .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1))
      .map(({ id }) => id);
  const find = async (words: string[]) => [...(await directory.current(db)).find(words)].map(({ id }) => id);
  return { byId, directory, scan, find, reads };
}

const LETTERS = 'abcde';
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('it finds what a scan finds, in the same order, whatever is added, changed and taken away', async () => {
  const roll = dice(11);
  const word = (n: number) => Array.from({ length: n }, () => LETTERS[roll(LETTERS.length)]).join('');
  const row = (n: number): Row => ({ id: `id${String(n).padStart(5, '0')}`, name: word(1 + roll(6)), text: `${word(4)} ${word(3).toUpperCase()}` });
  const { byId, directory, scan, find } = table(Array.from({ length: 3_000 }, (_, n) => row(n)));
  for (let round = 0; round < 300; round++) {
    for (let change = 0; change < 10; change++) {
      const n = roll(3_400);
      const id = `id${String(n).padStart(5, '0')}`;
      if (roll(3) === 0) byId.delete(id);
      else byId.set(id, row(n));
      directory.touch(id);
    }
    const words = [word(1 + roll(4)), ...(roll(2) ? [word(2)] : [])];
    expect(await find(words)).toEqual(scan(words));
  }
  expect(await find([])).toEqual(scan([]));
  expect(await find(['id00007'])).toEqual(scan(['id00007']));
});

test('what changes while it is being read is not lost, and it is read once for all who wait', async () => {
  const { byId, directory, find, reads } = table([{ id: 'a', name: 'anchor', text: '' }]);
  const waiting = [find(['anchor']), find(['anchor'])];
  byId.set('b', { id: 'b', name: 'anchorage', text: '' });
  directory.touch('b');
  expect(await Promise.all(waiting)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
  expect(reads.pages).toBe(1);
  const again = find(['anchor']);
  byId.delete('a');
  directory.touch('*');
  await again;
  expect(await find(['anchor'])).toEqual(['b']);
});

test('texts that the asker may not search find nothing', async () => {
  const { directory } = table([{ id: 'a', name: 'anchor', text: 'secret' }]);
  const found = (words: string[]) => directory.current(db).then((d) => [...d.find(words, (text) => text === 0)].map(({ id }) => id));
  expect(await found(['secret'])).toEqual([]);
  expect(await found(['anchor'])).toEqual(['a']);
});

test('whoever asks while changes are being read waits for them, and a read that failed is not the last one', async () => {
  const byId = new Map([['a', { id: 'a', name: 'anchor', text: '' }]]);
  let fails = false;
  const directory = new Directory<null>({
    cache: 'rows',
    page: async () => [...byId.values()].map(entry),
    async byIds(_, ids) {
      await Bun.sleep(1);
      if (fails) throw new Error('away');
      return ids.flatMap((id) => byId.get(id) ?? []).map(entry);
    },
  });
  const names = async () => [...(await directory.current(db)).find([])].map(({ order }) => order);
  const change = (name: string) => {
    byId.set('a', { id: 'a', name, text: '' });
    directory.touch('a');
  };
  await names();
  change('barge');
  expect(await Promise.all([names(), names()])).toEqual([['barge'], ['barge']]);
  change('canoe');
  fails = true;
  expect(names()).rejects.toThrow('away');
  await Bun.sleep(5);
  fails = false;
  expect(await names()).toEqual(['canoe']);
});
