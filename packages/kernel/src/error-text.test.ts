import { expect, test } from 'bun:test';
import { errorText } from './error-text.ts';

test('an error is told by its stack', () => {
  expect(errorText(new RangeError('too far'))).toMatch(/too far[\s\S]*error-text\.test\.ts/);
});

test('one of the system, which has none, by its name and message', async () => {
  const error = await Bun.file('/nowhere/at/all')
    .text()
    .then(String, (thrown: unknown) => thrown);
  expect(errorText(error)).toMatch(/^Error: ENOENT.*\/nowhere\/at\/all/);
});

test('with what it came from', () => {
  expect(errorText(new Error('outer', { cause: new Error('inner') }))).toMatch(/outer[\s\S]*because of [\s\S]*inner/);
});

test('what is no error is told too', () => {
  expect([errorText('a word'), errorText(undefined)]).toEqual(['a word', 'undefined']);
});
