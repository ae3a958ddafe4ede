import { afterAll, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { migrateSqlite, migrations, SchemaRefused } from '../migrate.ts';
import { init, originalMigrations } from './0001-init.ts';
import schema from './0001-schema.json';
import { sqliteExpression } from './ddl.ts';
import {
  configurationFilesTable,
  configurationsTable,
  fileRowidsTable,
  foremastTables,
  ledgerTable,
  originalLedgerTable,
  postRowidsTable,
  searchTables,
} from './foremast-tables.ts';
import { sqliteTables } from './introspection.ts';
import { notifyingTables } from './notifying-tables.ts';
import type { SchemaShape, TableShape } from './shape.ts';
import { applyToSqlite } from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'foremast-migrate-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function newDatabase(): { file: string; database: Database.Database } {
  const file = join(folder, `${++files}.db`);
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  return { file, database };
}

async function migrated(): Promise<Database.Database> {
  const { file, database } = newDatabase();
  await migrateSqlite(database, file);
  return database;
}

/** A database as the original would have made it, had it known SQLite. */
function originalDatabase(): { file: string; database: Database.Database } {
  const made = newDatabase();
  made.database.exec(init.sqlite().join(';\n'));
  made.database.exec("INSERT INTO systems (name, value) VALUES ('DiagnosticId', 'kept')");
  return made;
}

function backupsOf(file: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}.before-`));
}

const types: [RegExp, string][] = [
  [/\[\]$/, 'jsonb'],
  [/^character|^text$|^date$/, 'text'],
  [/^bytea$/, 'blob'],
  [/^(boolean|jsonb|bigint|integer|smallint|real|numeric)$/, '$&'],
];
const shape: SchemaShape = schema;

function expectedType(type: string): string {
  if (type in shape.enums) return 'text';
  const found = types.find(([pattern]) => pattern.test(type));
  if (!found) throw new Error(`what is ${type}?`);
  return type.match(found[0]) && found[1] === '$&' ? type : found[1];
}

function expectedTable(table: TableShape): TableShape {
  const columns = table.columns.map(({ default: value, ...column }) => ({
    ...column,
    type: expectedType(column.type),
    ...(value !== undefined && { default: value === "'0'::bigint" ? '0' : value.replace(/::.*$/, '') }),
  }));
  const indexes = table.indexes.filter(({ method }) => method !== 'gin').map((index) => ({ ...index, on: sqliteExpression(index.on) }));
  return { ...table, columns, indexes };
}

test('an empty file gets exactly the tables that are described, with our own', async () => {
  const made = sqliteTables(await migrated());
  const search = Object.keys(made).filter((name) => /^fm_(post|file)_search/.test(name));
  expect(search).toContain('fm_post_search');
  expect(search).toContain('fm_file_search');
  for (const name of search) delete made[name];
  const views: string[] = [];
  for (const [name, table] of Object.entries(shape.tables).filter(([, { kind }]) => kind !== 'table')) {
    expect(made[name]?.kind).toBe('view');
    expect(made[name]?.columns.map((column) => column.name)).toEqual(table.columns.map((column) => column.name));
    delete made[name];
    views.push(name);
  }
  const described: Record<string, TableShape> = {
    ...shape.tables,
    configurationfiles: configurationFilesTable,
    configurations: configurationsTable,
    db_migrations: originalLedgerTable,
    ...foremastTables,
    ...notifyingTables,
    fm_migrations: ledgerTable,
    fm_file_rowids: fileRowidsTable,
    fm_post_rowids: postRowidsTable,
    ...searchTables,
  };
  for (const name of views) delete described[name];
  expect(Object.values(shape.tables).filter(({ kind }) => kind === 'table')).toHaveLength(79);
  expect(made).toEqual(Object.fromEntries(Object.entries(described).map(([name, table]) => [name, expectedTable(table)])));
});

test('the ledger of the original is filled as the original fills it', async () => {
  const database = await migrated();
  const rows = database.prepare('SELECT version, name FROM db_migrations ORDER BY version').all();
  expect(rows).toEqual(originalMigrations);
  expect(rows).toHaveLength(158);
  expect(rows.at(0)).toEqual({ version: 1, name: 'create_teams' });
  expect(rows.at(-1)).toEqual({ version: 159, name: 'deduplicate_policy_names' });
});

test('a second run finds nothing to do', async () => {
  const { file, database } = newDatabase();
  expect(await migrateSqlite(database, file)).toEqual({ applied: migrations.map(({ name }) => name) });
  expect(await migrateSqlite(database, file)).toEqual({ applied: [] });
  expect(backupsOf(file)).toEqual([]);
});

test('a database in memory is migrated too', async () => {
  const database = new Database(':memory:');
  expect(await migrateSqlite(database, ':memory:')).toEqual({ applied: migrations.map(({ name }) => name) });
});

test('what the enumerations do not have is refused, and names differ by case', async () => {
  const database = await migrated();
  const team = database.prepare('INSERT INTO teams (id, name, type) VALUES (?, ?, ?)');
  team.run('a', 'crew', 'O');
  team.run('b', 'Crew', 'I');
  expect(() => team.run('c', 'other', 'X')).toThrow('CHECK constraint failed');
  expect(() => team.run('d', 'crew', 'O')).toThrow('UNIQUE constraint failed: teams.name');
});

test('only waiting jobs with the same key exclude each other', async () => {
  const database = await migrated();
  const enqueue = database.prepare(
    `INSERT INTO fm_jobs (id, type, key, input, status, create_at) VALUES (?, 'expire', ?, '{}', ?, 1)
     ON CONFLICT (type, key) WHERE status = 'waiting' DO NOTHING`,
  );
  expect(enqueue.run('1', 'all', 'running').changes).toBe(1);
  expect(enqueue.run('2', 'all', 'waiting').changes).toBe(1);
  expect(enqueue.run('3', 'all', 'waiting').changes).toBe(0);
  expect(enqueue.run('4', null, 'waiting').changes).toBe(1);
  expect(enqueue.run('5', null, 'waiting').changes).toBe(1);
});

test('messages can be put into the full-text index, found, changed and taken out', async () => {
  const database = await migrated();
  const write = database.prepare('INSERT OR REPLACE INTO fm_post_search (rowid, message, hashtags, place) VALUES (?, ?, ?, ?)');
  const found = database.prepare('SELECT rowid FROM fm_post_search WHERE fm_post_search MATCH ? ORDER BY rowid DESC').pluck();
  write.run(7, 'the harbour is closed', '', 'uann');
  write.run(9, 'harbour opens again', 'news', 'ubob');
  expect(found.all('"har" *')).toEqual([9, 7]);
  expect(found.all('hashtags: news')).toEqual([9]);
  expect(found.all('harbour AND place: uann')).toEqual([7]);
  write.run(9, 'nothing to see', '', 'ubob');
  database.prepare('DELETE FROM fm_post_search WHERE rowid = 7').run();
  expect(found.all('harbour')).toEqual([]);
  expect(found.all('nothing')).toEqual([9]);
});

test('where messages are in the index already, its pairs are still to be filled; of a new database nothing is', async () => {
  const states = (database: Database.Database) => database.prepare('SELECT name FROM fm_search_state ORDER BY name').pluck().all();
  expect(states(await migrated())).toEqual(['files', 'posts']);
  const { file, database } = newDatabase();
  await applyToSqlite(
    database,
    file,
    migrations.filter(({ version }) => version < 7),
  );
  database.exec("INSERT INTO fm_post_rowids (rowid, post_id) VALUES (1, 'p')");
  expect(await migrateSqlite(database, file)).toMatchObject({ applied: ['pairs-on-sqlite'] });
  expect(states(database)).toEqual(['files']);
});

test('the views count what is there', async () => {
  const database = await migrated();
  database.exec(`
    INSERT INTO channels (id, teamid, type) VALUES ('c', 't', 'O');
    INSERT INTO bots (userid) VALUES ('bot');
    INSERT INTO posts (id, channelid, userid, createat) VALUES ('1', 'c', 'u', 1700000000000), ('2', 'c', 'u', 1700000001000), ('3', 'c', 'bot', 5);
    INSERT INTO fileinfo (id, size, deleteat) VALUES ('f', 10, 0), ('g', 20, 0), ('h', 99, 1);
    INSERT INTO propertyfields (id, groupid, name, type, attrs, createat, updateat, deleteat) VALUES
      ('p', 'g', 'rank', 'select', '{"options":[{"id":"o1","name":"mate"},{"id":"o2","name":"master"}]}', 1, 1, 0),
      ('q', 'g', 'ports', 'multiselect', '{"options":[{"id":"x","name":"Hull"},{"id":"y","name":"Kiel"},{"id":"z","name":"Oslo"}]}', 1, 1, 0),
      ('r', 'g', 'berth', 'text', null, 1, 1, 0),
      ('s', 'g', 'gone', 'text', null, 1, 1, 9);
    INSERT INTO propertyvalues (id, targetid, targettype, groupid, fieldid, value, createat, updateat, deleteat) VALUES
      ('1', 'u', 'user', 'g', 'p', '"o2"', 1, 1, 0), ('2', 'u', 'user', 'g', 'q', '["z","x"]', 1, 1, 0),
      ('3', 'u', 'user', 'g', 'r', '"7"', 1, 1, 0), ('4', 'u', 'user', 'g', 's', '"old"', 1, 1, 0);
  `);
  const all = (view: string): unknown[] => database.prepare(`SELECT * FROM ${view} ORDER BY 1, 2`).all();
  expect(all('posts_by_team_day')).toEqual([
    { day: '1970-01-01', num: 1, teamid: 't' },
    { day: '2023-11-14', num: 2, teamid: 't' },
  ]);
  expect(all('bot_posts_by_team_day')).toEqual([{ day: '1970-01-01', num: 1, teamid: 't' }]);
  expect(all('poststats')).toEqual([
    { userid: 'bot', day: '1970-01-01', numposts: 1, lastpostdate: 5 },
    { userid: 'u', day: '2023-11-14', numposts: 2, lastpostdate: 1700000001000 },
  ]);
  expect(all('file_stats')).toEqual([{ num: 2, usage: 30 }]);
  const [row] = all('attributeview') as { attributes: string }[];
  expect(JSON.parse(row?.attributes ?? '')).toEqual({ rank: 'master', ports: ['Hull', 'Oslo'], berth: '7' });
});

test('what hangs on a deleted retention policy goes with it', async () => {
  const database = await migrated();
  database.exec(`
    INSERT INTO retentionpolicies (id) VALUES ('p'); INSERT INTO retentionpoliciesteams (policyid, teamid) VALUES ('p', 't');
    DELETE FROM retentionpolicies;
  `);
  expect(database.prepare('SELECT count(*) FROM retentionpoliciesteams').pluck().get()).toBe(0);
});

test('a database of the original gets our tables only, after a copy', async () => {
  const { file, database } = originalDatabase();
  chmodSync(file, 0o600);
  const report = await migrateSqlite(database, file);
  expect(report.applied).toEqual(migrations.slice(1).map(({ name }) => name));
  expect(backupsOf(file)).toEqual([basename(report.backup ?? '')]);
  expect(statSync(report.backup ?? '').mode & 0o777).toBe(0o600);
  const copy = new Database(report.backup ?? '', { readonly: true });
  expect(copy.prepare('SELECT value FROM systems').pluck().all()).toEqual(['kept']);
  expect(copy.prepare("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'fm_%'").pluck().get()).toBe(0);
  expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(database.prepare('SELECT version FROM fm_migrations').pluck().all()).toEqual(migrations.map(({ version }) => version));
  expect(database.prepare('SELECT value FROM systems').pluck().all()).toEqual(['kept']);
  expect(await migrateSqlite(database, file)).toEqual({ applied: [] });
});

test.each([
  [
    'a newer Foremast',
    "CREATE TABLE fm_migrations (version, name); INSERT INTO fm_migrations VALUES (99, 'shiny')",
    /newer Foremast \(migration 99, shiny\)/,
  ],
  ['a newer Mattermost', "INSERT INTO db_migrations VALUES (168, 'shiny')", /newer Mattermost \(migration 168\)/],
  ['an older Mattermost', 'DELETE FROM db_migrations WHERE version = 159', /older Mattermost \(its migration 159, deduplicate_policy_names/],
  [
    'a half restored one',
    "DROP TABLE db_migrations; CREATE TABLE fm_migrations (version, name); INSERT INTO fm_migrations VALUES (1, 'init')",
    /damaged/,
  ],
  ['something else', 'DROP TABLE db_migrations', /tables of something else \(users, posts, channels, teams\)/],
])('a database of %s is refused and stays as it was', async (_, change, message) => {
  const { file, database } = originalDatabase();
  database.exec(change);
  database.pragma('journal_mode = DELETE');
  const before = createHash('sha256').update(readFileSync(file)).digest('hex');
  const refusal = await migrateSqlite(database, file).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(SchemaRefused);
  expect(String(refusal)).toMatch(message);
  database.close();
  expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(before);
  expect(backupsOf(file)).toEqual([]);
});

test('the last migrations of v11.6 are no reason to refuse', async () => {
  const { file, database } = originalDatabase();
  database.exec("INSERT INTO db_migrations VALUES (167, 'x')");
  expect((await migrateSqlite(database, file)).applied).toEqual(migrations.slice(1).map(({ name }) => name));
});

test('a migration that fails leaves nothing behind, not even a copy', async () => {
  const { file, database } = originalDatabase();
  const broken = { version: 2, name: 'broken', postgres: () => [], sqlite: () => ['CREATE TABLE half (id)', 'CREATE NONSENSE'] };
  await expect(applyToSqlite(database, file, [broken])).rejects.toThrow('syntax error');
  expect(database.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('half', 'fm_migrations')").pluck().get()).toBe(0);
  expect(database.inTransaction).toBe(false);
  expect(backupsOf(file)).toEqual([]);
});

test('what an earlier migration of the same run changed keeps its copy', async () => {
  const { file, database } = originalDatabase();
  const broken = { version: 99, name: 'broken', postgres: () => [], sqlite: () => ['CREATE NONSENSE'] };
  await applyToSqlite(database, file, [...migrations, broken]).catch(() => undefined);
  expect(database.prepare('SELECT version FROM fm_migrations').pluck().all()).toEqual(migrations.map(({ version }) => version));
  expect(backupsOf(file)).toHaveLength(1);
});

test.each([
  ['an empty file', newDatabase, migrations, 0],
  ['a database with rows', originalDatabase, migrations.slice(1), 1],
])('four processes that migrate %s at once do it once', async (_, make, applied, copies) => {
  const { file, database } = make();
  database.close();
  const script = `
    import Database from 'better-sqlite3';
    import { migrateSqlite } from ${JSON.stringify(join(import.meta.dir, '../migrate.ts'))};
    const database = new Database(process.argv.at(-1));
    console.log(JSON.stringify(await migrateSqlite(database, process.argv.at(-1))));
  `;
  const children = Array.from({ length: 4 }, () => Bun.spawn([process.execPath, '-e', script, file], { cwd: import.meta.dir, stderr: 'inherit' }));
  const reports = await Promise.all(children.map(async (child) => JSON.parse(await new Response(child.stdout).text())));
  expect(reports.flatMap((report) => report.applied)).toEqual(applied.map(({ name }) => name));
  expect(backupsOf(file)).toHaveLength(copies);
  expect(reports.filter((report) => report.backup !== undefined)).toHaveLength(copies);
});
