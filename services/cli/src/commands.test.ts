import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@foremast/store/open-store';
import { newDatabase } from '@foremast/testing/database';
import { leaves } from './examples.ts';
import { buildProgram } from './program.ts';

// Every command once, as somebody types it.

setDefaultTimeout(60_000);

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'foremast commands '));
const database = await newDatabase();
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const command = process.env.FOREMAST_BINARY ? [process.env.FOREMAST_BINARY] : [process.execPath, MAIN];
  const started = Bun.spawn([...command, ...args], {
    env: { PATH: process.env.PATH ?? '', FOREMAST_DATA: join(folder, 'data'), ...database.env, ...env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [out, err, code] = await Promise.all([new Response(started.stdout).text(), new Response(started.stderr).text(), started.exited]);
  return { code, out: out.trim(), err: err.trim() };
}

async function json(...args: string[]) {
  const { code, out, err } = await run(['--json', ...args]);
  if (code !== 0) throw new Error(`foremast ${args.join(' ')}: ${err || out}`);
  return JSON.parse(out);
}
const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name);
const account = async (username: string) => (await json('user', 'list')).find((u: { username: string }) => u.username === username);

test.each(leaves(buildProgram()))('foremast %s shows how it is called', (_, command) => {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  expect(text).toMatch(/\nExamples?:\n {2}.*foremast /);
});

test('a database is made ready, and the versions are told', async () => {
  expect((await run(['migrate'])).code).toBe(0);
  expect(await json('version')).toMatchObject({ release: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});

test('accounts: password, role, second factor, deletion', async () => {
  for (const name of ['skipper', 'mate'])
    await json('user', 'create', '--username', name, '--email', `${name}@example.com`, '--password', 'Sea-and-sky-1');
  await json('user', 'password', 'mate', '--password', 'Sea-and-sky-2');
  expect(await run(['user', 'password', 'mate', '--password', 'x'])).toMatchObject({ code: 1 });
  await json('user', 'role', 'mate', 'system_user', 'system_admin');
  expect(await account('mate')).toMatchObject({ roles: 'system_user system_admin' });
  await json('user', 'role', 'mate', 'system_user');
  const store = await openStore(database.env.MM_SQLSETTINGS_DATASOURCE ?? join(folder, 'data', 'foremast.db'));
  const { id } = await account('mate');
  await store.transaction(async (db) => {
    await db.updateTable('users').set({ mfaactive: true, mfasecret: 'SECRET' }).where('id', '=', id).execute();
  });
  await json('user', 'mfa-reset', 'mate');
  expect(await store.db.selectFrom('users').select(['mfaactive', 'mfasecret']).where('id', '=', id).executeTakeFirst()).toEqual({
    mfaactive: false,
    mfasecret: '',
  });
  await store.close();
  await json('user', 'create', '--username', 'gone', '--email', 'gone@example.com', '--password', 'Sea-and-sky-1');
  await json('user', 'delete', 'gone', '--yes');
  expect(await account('gone')).toBeUndefined();
});

test('teams and channels: people come and go, both are archived and restored', async () => {
  await json('team', 'create', '--name', 'harbour', '--display-name', 'Harbour');
  await json('team', 'add', 'harbour', 'mate', 'skipper');
  await json('channel', 'create', 'harbour', '--name', 'deck', '--display-name', 'Deck');
  await json('channel', 'add', 'harbour:deck', 'mate', 'skipper');
  await json('channel', 'remove', 'harbour:deck', 'mate');
  expect((await run(['channel', 'remove', 'harbour:deck', 'nobody'])).code).toBe(3);
  await json('channel', 'archive', 'harbour:deck');
  expect(names(await json('channel', 'list', 'harbour'))).not.toContain('deck');
  await json('channel', 'restore', 'harbour:deck');
  expect(names(await json('channel', 'list', 'harbour'))).toContain('deck');
  await json('team', 'remove', 'harbour', 'mate');
  await json('team', 'archive', 'harbour');
  await json('team', 'restore', 'harbour');
  expect(names(await json('team', 'list'))).toContain('harbour');
});

test('rights: what a role may do is listed, widened and narrowed', async () => {
  const rights = async () => (await json('permissions', 'list', 'system_user')).map((row: { permission: string }) => row.permission);
  expect(names(await json('permissions', 'list'))).toContain('system_admin');
  await json('permissions', 'remove', 'system_user', 'create_team');
  expect(await rights()).not.toContain('create_team');
  await json('permissions', 'add', 'system_user', 'create_team');
  expect(await rights()).toContain('create_team');
  expect(await run(['permissions', 'add', 'system_user', 'sail'])).toMatchObject({ code: 3, err: expect.stringContaining('sail') });
});

test('settings are edited with the editor of one’s choice; what it breaks is not taken', async () => {
  const editor = join(folder, 'editor');
  const edit = async (script: string) => {
    await writeFile(editor, `#!/bin/sh\n${script}\n`);
    await chmod(editor, 0o755);
    return run(['config', 'edit'], { EDITOR: editor });
  };
  expect(await edit(`sed -i 's/"SiteName": "[^"]*"/"SiteName": "Edited"/' "$1"`)).toMatchObject({ code: 0 });
  expect(await json('config', 'show', '--changed')).toMatchObject({ TeamSettings: { SiteName: 'Edited' } });
  expect(await edit('echo "{" > "$1"')).toMatchObject({ code: 2, err: expect.stringContaining('not JSON') });
  expect(await edit('exit 1')).toMatchObject({ code: 1, err: expect.stringContaining('nothing was changed') });
  await writeFile(join(folder, 'list.json'), '[]');
  expect(await run(['config', 'import', join(folder, 'list.json')])).toMatchObject({ code: 2 });
  expect((await json('config', 'get', 'TeamSettings')).SiteName).toBe('Edited');
});

test.each(['bash', 'zsh', 'fish'])('%s learns the words', async (shell) => {
  const { out } = await run(['completion', shell]);
  for (const word of ['user', 'mfa-reset', 'backup', 'verify']) expect(out).toContain(word);
});
