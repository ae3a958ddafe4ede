import { expect, test } from 'bun:test';
import { failuresOf, tallyOf } from './test-summary.ts';

const summary = (...lines: string[]) =>
  `a.test.ts:\n(pass) it works\n\n${lines.map((line) => ` ${line}\n`).join('')}Ran 14 tests across 3 files. [1.50s]\n`;

test.each([
  ['a good run', summary('14 pass', '0 fail', '30 expect() calls'), 0, { passed: 14, failed: 0 }],
  ['a run with failures', summary('12 pass', '1 skip', '2 fail', '30 expect() calls'), 1, { passed: 12, failed: 2 }],
  ['an error between tests', summary('14 pass', '0 fail', '1 error', '30 expect() calls'), 1, { passed: 14, failed: 1 }],
  ['colours', summary('\u001b[32m14 pass\u001b[0m', '\u001b[2m0 fail\u001b[0m'), 0, { passed: 14, failed: 0 }],
  ['a good summary with a bad end', summary('14 pass', '0 fail'), 134, { passed: 14, failed: 1 }],
  ['a run without tests', summary('0 pass', '0 fail'), 0, { passed: 0, failed: 1 }],
  ['a run that broke off', 'a.test.ts:\n(pass) it works\n', 0, { passed: 0, failed: 1 }],
  [
    'a test that prints a summary of its own',
    `14 pass\n0 fail\nRan 14 tests across 3 files.\n${summary('13 pass', '1 fail')}`,
    1,
    { passed: 13, failed: 1 },
  ],
])('%s is counted', (_, output, code, tally) => {
  expect(tallyOf(output, code)).toEqual(tally);
});

test('what was said of a failed test is found again', () => {
  const output = `a.test.ts:\n(pass) one\n12 | expect(1)\nerror: 1 is not 2\n\u001b[31m(fail)\u001b[0m two [1.00ms]\n(pass) three\n\n1 tests failed:\n(fail) two [1.00ms]\n`;
  expect(failuresOf(output)).toEqual(['a.test.ts:\n12 | expect(1)\nerror: 1 is not 2\n(fail) two [1.00ms]']);
  expect(failuresOf('(pass) one\n')).toEqual([]);
});
