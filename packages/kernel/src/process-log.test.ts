import { expect, test } from 'bun:test';
import { openLog } from './process-log.ts';

function written(isTerminal: boolean) {
  let text = '';
  const log = openLog(isTerminal, { write: (line: string) => void (text += line) });
  return { log, lines: () => text.trimEnd().split('\n').filter(Boolean) };
}
const settings = (ConsoleLevel: string, more: { EnableConsole?: boolean; ConsoleJson?: boolean } = {}) =>
  ({ EnableConsole: true, ConsoleJson: true, ...more, ConsoleLevel }) as never;

test('for programs each line is JSON with its fields, and no secret', () => {
  const { log, lines } = written(false);
  log.info('someone came', { request_id: 'r1', user_id: 'u1', password: 'Sea-and-sky-1', session: { token: 'abc123' } });
  expect(lines()).toHaveLength(1);
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ msg: 'someone came', request_id: 'r1', user_id: 'u1', level: 30 });
  expect(lines()[0]).not.toContain('Sea-and-sky-1');
  expect(lines()[0]).not.toContain('abc123');
});

test('for people it is one readable line', () => {
  const { log, lines } = written(true);
  log.warn('the disk fills', { percent: 91 });
  expect(lines()[0]).toMatch(/^\d\d:\d\d:\d\d warn +the disk fills percent=91$/);
});

test('an error comes with its stack and the ids of its request', () => {
  const { log, lines } = written(false);
  log.report(new Error('broken'), 'CreatePost', { request_id: 'r2', user_id: 'u2' });
  const line = JSON.parse(lines()[0] ?? '');
  expect(line).toMatchObject({ where: 'CreatePost', request_id: 'r2', user_id: 'u2' });
  expect(line.err.stack).toContain('process-log.test.ts');
});

test('an error of the system, which has no stack, comes with its message', async () => {
  const { log, lines } = written(true);
  log.report(
    await Bun.file('/nowhere/at/all')
      .text()
      .then(String, (thrown: unknown) => thrown),
    'export_delete',
  );
  expect(lines().join('\n')).toMatch(/where=export_delete \nError: ENOENT.*\/nowhere\/at\/all/);
});

test('the settings say from which level on, in which form, and whether at all', () => {
  const { log, lines } = written(false);
  log.write('debug', 'before the settings are known');
  log.follow(() => settings('DEBUG'));
  log.write('debug', 'asked for');
  log.follow(() => settings('ERROR'));
  log.warn('too little');
  log.follow(() => settings('INFO', { EnableConsole: false }));
  log.report(new Error('unseen'), 'here');
  log.follow(() => settings('INFO', { ConsoleJson: false }));
  log.info('plain');
  expect(lines().map((line) => line.replace(/^.*(asked for|plain).*$/, '$1'))).toEqual(['asked for', 'plain']);
});
