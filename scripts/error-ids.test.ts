import { expect, test } from 'bun:test';
import { join, resolve } from 'node:path';
import { passwordError } from '../packages/domain/src/users/passwords.ts';
import { builtIn } from '../packages/kernel/src/config/settings.ts';
import { words } from '../packages/kernel/src/words/all.ts';
import { wordsFor } from '../packages/kernel/src/words.ts';
import { errorIds } from './error-ids.ts';

const root = resolve(import.meta.dir, '..');
const OUTSIDE = /\.test\.ts$|^packages\/(?:testing|kernel\/src\/words)\//;
const sources = [...new Bun.Glob('{packages,services}/*/src/**/*.ts').scanSync(root)].filter((path) => !OUTSIDE.test(path));
const { ids, open } = await errorIds(sources.map((path) => join(root, path)));

test('every error that the server can answer has a sentence', () => {
  expect(ids.size).toBeGreaterThan(900);
  expect([...ids].filter((id) => !words[id]).sort()).toEqual([]);
});

// Signs that a password lacks are named one after another: all mixtures are tried below.
test('what an id is made of can be told from the sources, but for passwords', () => {
  expect(open).toHaveLength(1);
  expect(open[0]).toContain('model.user.is_valid.pwd');
});

test('no sentence stands for an error that nobody answers', () => {
  const unused = Object.keys(words).filter((id) => !ids.has(id) && !/^model\.user\.is_valid\.pwd(_[a-z]+)+\.app_error$/.test(id));
  expect(unused).toEqual([]);
});

test.each(Array.from({ length: 15 }, (_, i) => i + 1))('a password that lacks signs is told which, mixture %d', (mixture) => {
  const has = (bit: number) => (mixture & bit) > 0;
  const PasswordSettings = { ...builtIn().PasswordSettings, MinimumLength: 3, Lowercase: has(1), Uppercase: has(2), Number: has(4), Symbol: has(8) };
  const error = passwordError('ééé', { ...builtIn(), PasswordSettings });
  expect(words[error?.id ?? '']).toContain('{Min}');
  expect(error && wordsFor(error)).toContain('at least 3 characters');
});

test('a sentence names what its error names, and reads as a sentence', () => {
  expect(wordsFor({ id: 'api.context.invalid_body_param.app_error', status: 400, params: { Name: 'emoji_name' } })).toContain('emoji_name');
  const odd = Object.entries(words).filter(([id, text]) => id !== text && !/^[A-Z“{0-9].*[.?]$/.test(text));
  expect(odd).toEqual([]);
});

test('an id that is not known is told by its status', () => {
  expect(wordsFor({ id: 'api.of.tomorrow', status: 404, params: {} })).toBe('This was not found.');
});
