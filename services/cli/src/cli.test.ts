import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newDatabase } from '@foremast/testing/database';

// The commands as somebody types them, each in a process of its own.

// Each command is a process that starts: on a busy machine that takes longer than Bun's five seconds allow for a test.
setDefaultTimeout(60_000);

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'foremast cli '));
const database = await newDatabase();
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function foremast(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Said> {
  const command = process.env.FOREMAST_BINARY ? [process.env.FOREMAST_BINARY] : [process.execPath, MAIN];
  const run = Bun.spawn([...command, ...args], {
    env: { PATH: process.env.PATH ?? '', FOREMAST_DATA: join(folder, 'data'), ...database.env, ...env },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [out, err, code] = await Promise.all([new Response(run.stdout).text(), new Response(run.stderr).text(), run.exited]);
  return { code, out: out.trim(), err: err.trim() };
}

async function good(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
  const said = await foremast(args, env);
  if (said.code !== 0) throw new Error(`foremast ${args.join(' ')}: ${said.err || said.out}`);
  return said.out;
}
const json = async (args: readonly string[], env?: Readonly<Record<string, string>>) => JSON.parse(await good(['--json', ...args], env));

test('an administrator makes the first account, a team and a channel, and sees them', async () => {
  await good(['user', 'create', '--username', 'skipper', '--email', 'skipper@example.com', '--password', 'Sea-and-sky-1']);
  await good(['user', 'create', '--username', 'mate', '--email', 'mate@example.com', '--password', 'Sea-and-sky-2']);
  const users = await json(['user', 'list']);
  expect(users).toMatchObject([
    { username: 'mate', roles: 'system_user' },
    { username: 'skipper', roles: 'system_admin system_user' },
  ]);
  await good(['team', 'create', '--name', 'harbour', '--display-name', 'Harbour']);
  await good(['team', 'add', 'harbour', 'mate']);
  await good(['channel', 'create', 'harbour', '--name', 'deck', '--display-name', 'Deck']);
  await good(['channel', 'add', 'harbour:deck', '@mate']);
  const names = (await json(['channel', 'list', 'harbour'])).map((c: { name: string }) => c.name);
  expect(names).toEqual(['deck', 'off-topic', 'town-square']);
  expect(await good(['team', 'list'])).toContain('Harbour');
  expect(await json(['notification', 'list', 'mate'])).toEqual([]);
  expect((await foremast(['notification', 'why', 'mate', 'z'.repeat(26)])).err).toContain('not found');
});

test('accounts are deactivated, and the last administrator stays one', async () => {
  await good(['user', 'deactivate', 'mate']);
  expect((await json(['user', 'list', '--inactive'])).map((u: { username: string }) => u.username)).toEqual(['mate']);
  await good(['user', 'activate', 'mate@example.com']);
  const refused = await foremast(['user', 'role', 'skipper', 'system_user']);
  expect(refused.code).toBe(1);
  expect(refused.err).toContain('last administrator');
});

test('settings are shown and changed, and a wrong one is refused', async () => {
  await good(['config', 'set', 'TeamSettings.SiteName', 'The Harbour']);
  expect(await good(['config', 'get', 'TeamSettings.SiteName'])).toBe('The Harbour');
  expect(await foremast(['config', 'set', 'PasswordSettings.MinimumLength', '500'])).toMatchObject({ code: 1 });
  expect(await foremast(['config', 'get', 'TeamSettings.Nothing'])).toMatchObject({ code: 3 });
  const held = await foremast(['config', 'set', 'TeamSettings.SiteName', 'x'], { MM_TEAMSETTINGS_SITENAME: 'held' });
  expect(held.err).toContain('MM_TEAMSETTINGS_SITENAME');
  const file = join(folder, 'config.json');
  await writeFile(file, JSON.stringify({ TeamSettings: { SiteName: 'Imported' } }));
  await good(['config', 'import', file]);
  expect(await good(['config', 'get', 'TeamSettings.SiteName'])).toBe('Imported');
});

test.each([
  [['nonsense'], 2, 'unknown command'],
  [['user', 'password', 'nobody', '--password', 'Sea-and-sky-1'], 3, 'is not there'],
  [['user', 'create', '--username', 'x', '--email', 'x@example.com'], 2, 'no terminal'],
  [['user', 'delete', 'mate'], 2, '--yes'],
])('foremast %p ends with code %p and says why', async (args, code, words) => {
  const said = await foremast(args);
  expect(said).toMatchObject({ code, err: expect.stringContaining(words) });
});

test('a wrong variable ends with one sentence that names it', async () => {
  const said = await foremast(['migrate'], { MM_SERVICESETTINGS_LISTENADDRESS: 'nonsense' });
  expect(said.code).toBe(1);
  expect(said.err.split('\n')).toHaveLength(1);
  expect(said.err).toContain('MM_SERVICESETTINGS_LISTENADDRESS');
});

test('a backup holds everything, can be checked, and comes back elsewhere', async () => {
  const picture = join(folder, 'data', '20260101', 'picture.png');
  await mkdir(join(picture, '..'), { recursive: true });
  await writeFile(picture, 'not really a picture');
  const archive = join(folder, 'backup.zip');
  const made = await json(['backup', 'create', archive]);
  expect(made.files).toBe(1);
  expect(await good(['backup', 'verify', archive])).toContain('whole');

  const elsewhere = {
    FOREMAST_DATA: join(folder, 'elsewhere'),
    MM_SQLSETTINGS_DRIVERNAME: 'sqlite3',
    MM_SQLSETTINGS_DATASOURCE: join(folder, 'elsewhere', 'foremast.db'),
  };
  await good(['backup', 'restore', archive], elsewhere);
  expect((await json(['user', 'list'], elsewhere)).map((u: { username: string }) => u.username)).toEqual(['mate', 'skipper']);
  expect(await good(['config', 'get', 'TeamSettings.SiteName'], elsewhere)).toBe('Imported');
  expect(await readFile(join(folder, 'elsewhere', '20260101', 'picture.png'), 'utf8')).toBe('not really a picture');
  expect(await foremast(['backup', 'restore', archive], elsewhere)).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });

  const bytes = await readFile(archive);
  bytes[Math.floor(bytes.length / 3)] = (bytes[Math.floor(bytes.length / 3)] ?? 0) ^ 255;
  const broken = join(folder, 'broken.zip');
  await writeFile(broken, bytes);
  expect((await foremast(['backup', 'verify', broken])).code).not.toBe(0);
});

test('all data moves to a database of the other kind, and back', async () => {
  const other = await newDatabase();
  try {
    const source = database.env.MM_SQLSETTINGS_DATASOURCE ?? join(folder, 'data', 'foremast.db');
    const target = other.env.MM_SQLSETTINGS_DATASOURCE ?? join(folder, 'copied.db');
    const there = await json(['db', 'copy', '--from', source, '--to', target]);
    expect(there.tables.users).toBe(2);
    const back = join(folder, 'back.db');
    expect((await json(['db', 'copy', '--from', target, '--to', back])).tables).toEqual(there.tables);
    // Again is no error: everything is there already.
    expect((await json(['db', 'copy', '--from', target, '--to', back])).tables).toEqual(there.tables);
  } finally {
    await other.drop();
  }
});

test('the doctor names what is wrong and the remedy', async () => {
  const findings = await json(['doctor'], { MM_TEAMSETTINGS_NONSENSE: 'x' });
  expect(findings).toContainEqual({ result: 'warning', what: 'MM_TEAMSETTINGS_NONSENSE is no setting', remedy: expect.any(String) });
  expect(findings).toContainEqual({ result: 'ok', what: 'there is an administrator', remedy: '' });
  const broken = await foremast(['doctor'], { MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1', MM_EMAILSETTINGS_SMTPPORT: '1' });
  expect(broken).toMatchObject({ code: 1, out: expect.stringContaining('does not answer') });
});

test('a job is run and listed', async () => {
  const done = await json(['job', 'run', 'active_users']);
  expect(done.status).toBe('success');
  expect(await json(['job', 'list', '--type', 'active_users'])).toMatchObject([{ id: done.id, status: 'success', progress: 100 }]);
});
