import { expect, test } from 'bun:test';
import { inTurn } from './turns.ts';

test('no more is done at once than there are places, whoever comes when', async () => {
  let [now, most, done] = [0, 0, 0];
  const work = () =>
    inTurn(2, async () => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
      done++;
    });
  async function busyPerson(): Promise<void> {
    for (let i = 0; i < 50; i++) await work();
  }
  await Promise.all(Array.from({ length: 7 }, busyPerson));
  expect([most, done]).toEqual([2, 350]);
});

test('what fails gives its place back', async () => {
  const fail = () => inTurn(1, () => Promise.reject(new Error('broken')));
  for (let i = 0; i < 3; i++) expect(fail()).rejects.toThrow('broken');
  expect(await inTurn(1, async () => 'done')).toBe('done');
});
