import { expect, test } from 'bun:test';
import { cleanFileName } from './file-name.ts';

test('a file is called what the last part of its path says', () => {
  expect(cleanFileName('C:\\plans\\cod\u202eexe.doc')).toBe('codexe.doc');
  expect(cleanFileName('a/b//')).toBe('b');
  for (const name of ['', '/', '..', 'a/..', 'a\0b', 'x'.repeat(257)]) expect(cleanFileName(name)).toBeUndefined();
});

test('a name that is full of slashes costs little', () => {
  const begin = performance.now();
  cleanFileName(`a${'/'.repeat(300_000)}a`);
  expect(performance.now() - begin).toBeLessThan(500);
});
