import { expect, test } from 'bun:test';
import { Client4 } from '@mattermost/client';
import { areas } from './areas.ts';
import { later, without } from './left-out.ts';

const client = new Client4();
const methods = new Set(
  [...Object.keys(client), ...Object.getOwnPropertyNames(Client4.prototype)].filter(
    (name) => name !== 'constructor' && !name.endsWith('Route') && typeof Reflect.get(client, name) === 'function',
  ),
);
const tested: readonly string[] = Object.values(areas).flat();

// The file of each area fails when it does not call one of its methods.
test('every method of the client library is in one area of tests, or left out for a reason', () => {
  expect([...methods].filter((name) => !tested.includes(name) && !without.has(name) && !later.has(name))).toEqual([]);
});

test('no method is in two areas, or in one and left out', () => {
  expect(tested.filter((name, at) => tested.indexOf(name) !== at || without.has(name) || later.has(name))).toEqual([]);
});

test('what is listed is there', () => {
  expect([...tested, ...without].filter((name) => !methods.has(name))).toEqual([]);
});

test('each area has a file of tests', async () => {
  const missing: string[] = [];
  for (const area of Object.keys(areas))
    if (!(await Bun.file(`${import.meta.dir}/${area.replaceAll(' ', '-')}.test.ts`).text()).includes(`recorder('${area}')`)) missing.push(area);
  expect(missing).toEqual([]);
});
