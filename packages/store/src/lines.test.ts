import { expect, test } from 'bun:test';
import { Lines } from './lines.ts';

test('two may go on at once, the others one by one in the order in which they came', async () => {
  const [lines, went] = [new Lines(60_000), [] as number[]];
  const joined = [1, 2, 3, 4].map(async (i) => {
    const leave = await lines.join('row');
    went.push(i);
    return leave;
  });
  const [first, second] = [await joined[0], await joined[1]];
  expect(went).toEqual([1, 2]);
  second?.();
  await joined[2];
  expect(went).toEqual([1, 2, 3]);
  first?.();
  (await joined[3])?.();
  expect(went).toEqual([1, 2, 3, 4]);
});

test('those who want another row wait for nobody', () => {
  const lines = new Lines(60_000);
  for (const row of ['a', 'a', 'b', 'b']) expect(lines.join(row)).toBeFunction();
  expect(lines.join('a')).toBeInstanceOf(Promise);
});

test('who has waited for long goes on, and counts as one more ahead until then', async () => {
  const lines = new Lines(5);
  const ahead = [await lines.join('row'), await lines.join('row'), await lines.join('row')];
  const later = lines.join('row');
  ahead[0]?.();
  expect(await Promise.race([later, Promise.resolve('waits')])).toBe('waits');
  ahead[1]?.();
  (await later)();
});
