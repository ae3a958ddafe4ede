import { afterAll, describe, expect, test } from 'bun:test';
import { Client } from 'pg';
import { migratePostgres, migrations, SchemaRefused } from '../migrate.ts';
import { init, originalMigrations } from './0001-init.ts';
import schema from './0001-schema.json';
import {
  configurationFilesTable,
  configurationsTable,
  foremastTables,
  ledgerTable,
  originalLedgerTable,
  postgresSearchTables,
  searchTables,
} from './foremast-tables.ts';
import { postgresShape } from './introspection.ts';
import { notifyingTables } from './notifying-tables.ts';
import { applyToPostgres } from './postgres.ts';

const url = process.env.TEST_DATABASE_URL;
const clients: Client[] = [];
const schemas: string[] = [];

/** Each test has a schema of its own in the database it is given. */
async function connect(name: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SET search_path TO ${name}`);
  clients.push(client);
  return client;
}

async function newSchema(): Promise<{ name: string; client: Client }> {
  const name = `migrate_${process.pid}_${schemas.length}`;
  schemas.push(name);
  const client = await connect(name);
  await client.query(`CREATE SCHEMA ${name}`);
  return { name, client };
}

async function migrated(): Promise<Client> {
  const { client } = await newSchema();
  await migratePostgres(client);
  return client;
}

/** What the original leaves behind. */
async function originalDatabase(): Promise<Client> {
  const { client } = await newSchema();
  await client.query(init.postgres().join(';\n'));
  await client.query("INSERT INTO systems (name, value) VALUES ('DiagnosticId', 'kept')");
  return client;
}

async function rowsOf(client: Client, query: string): Promise<unknown[]> {
  return (await client.query(query)).rows;
}

describe.skipIf(url === undefined)('on PostgreSQL', () => {
  afterAll(async () => {
    for (const name of schemas) await clients[0]?.query(`DROP SCHEMA ${name} CASCADE`);
    await Promise.all(clients.map((client) => client.end()));
  });

  test('an empty database gets exactly the schema that is described, with our tables', async () => {
    const { tables, enums } = await postgresShape(await migrated());
    expect(tables).toEqual({
      ...schema.tables,
      configurationfiles: configurationFilesTable,
      configurations: configurationsTable,
      db_migrations: originalLedgerTable,
      ...foremastTables,
      ...notifyingTables,
      fm_migrations: ledgerTable,
      ...searchTables,
      ...postgresSearchTables,
    });
    expect(enums).toEqual(schema.enums);
  });

  test('names of constraints are those of the original', async () => {
    const client = await migrated();
    const rows = await rowsOf(
      client,
      'SELECT conname AS name, contype AS kind FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND conrelid <> 0',
    );
    const names = (kind: string): string[] => (rows as { name: string; kind: string }[]).filter((row) => row.kind === kind).map(({ name }) => name);
    const unique = [...Object.values(schema.tables), configurationsTable].flatMap(({ indexes }) =>
      indexes.filter(({ name }) => name.endsWith('_key')).map(({ name }) => name),
    );
    expect(names('u').sort()).toEqual(unique.sort());
    expect(names('p')).toContain('users_pkey');
    expect(names('f').sort()).toEqual([
      'fk_retentionpolicieschannels_retentionpolicies',
      'fk_retentionpoliciesteams_retentionpolicies',
      'recapchannels_recapid_fkey',
    ]);
  });

  test('the ledger of the original is filled as the original fills it', async () => {
    const rows = await rowsOf(await migrated(), 'SELECT version::int, name FROM db_migrations ORDER BY version');
    expect(rows).toEqual(originalMigrations);
    expect(rows).toHaveLength(158);
  });

  test('a second run finds nothing to do', async () => {
    const { client } = await newSchema();
    expect(await migratePostgres(client)).toEqual({ applied: migrations.map(({ name }) => name) });
    expect(await migratePostgres(client)).toEqual({ applied: [] });
  });

  test('the views count what is there', async () => {
    const client = await migrated();
    await client.query(`
      SET TIME ZONE 'Pacific/Auckland';
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
        ('3', 'u', 'user', 'g', 'r', '"7"', 1, 1, 0), ('4', 'u', 'user', 'g', 's', '"old"', 1, 1, 0)`);
    const all = async (view: string, columns: string): Promise<unknown[]> => {
      await client.query(`REFRESH MATERIALIZED VIEW ${view}`);
      return rowsOf(client, `SELECT ${columns} FROM ${view} ORDER BY 1, 2`);
    };
    expect(await all('posts_by_team_day', 'day::text, num::int, teamid')).toEqual([
      { day: '1970-01-01', num: 1, teamid: 't' },
      { day: '2023-11-14', num: 2, teamid: 't' },
    ]);
    expect(await all('bot_posts_by_team_day', 'day::text, num::int, teamid')).toEqual([{ day: '1970-01-01', num: 1, teamid: 't' }]);
    expect(await all('poststats', 'userid, day::text, numposts::int, lastpostdate::float')).toEqual([
      { userid: 'bot', day: '1970-01-01', numposts: 1, lastpostdate: 5 },
      { userid: 'u', day: '2023-11-14', numposts: 2, lastpostdate: 1700000001000 },
    ]);
    expect(await all('file_stats', 'num::int, usage::int')).toEqual([{ num: 2, usage: 30 }]);
    expect(await all('attributeview', 'targetid, attributes')).toEqual([
      { targetid: 'u', attributes: { rank: 'master', ports: ['Hull', 'Oslo'], berth: '7' } },
    ]);
  });

  test('a database of the original gets our tables only', async () => {
    const client = await originalDatabase();
    const before = await postgresShape(client);
    expect(await migratePostgres(client)).toEqual({ applied: migrations.slice(1).map(({ name }) => name) });
    expect(await postgresShape(client)).toEqual({
      ...before,
      tables: {
        ...before.tables,
        configurationfiles: configurationFilesTable,
        configurations: configurationsTable,
        ...foremastTables,
        ...notifyingTables,
        fm_migrations: ledgerTable,
        ...searchTables,
        ...postgresSearchTables,
      },
    });
    expect(await rowsOf(client, 'SELECT version FROM fm_migrations ORDER BY 1')).toEqual(migrations.map(({ version }) => ({ version })));
    expect(await rowsOf(client, 'SELECT value FROM systems')).toEqual([{ value: 'kept' }]);
  });

  test.each([
    [
      'a newer Foremast',
      "CREATE TABLE fm_migrations (version int, name text); INSERT INTO fm_migrations VALUES (99, 'shiny')",
      /newer Foremast \(migration 99, shiny\)/,
    ],
    ['a newer Mattermost', "INSERT INTO db_migrations VALUES (168, 'shiny')", /newer Mattermost \(migration 168\)/],
    ['an older Mattermost', 'DELETE FROM db_migrations WHERE version = 159', /older Mattermost \(its migration 159, deduplicate_policy_names/],
    ['something else', 'DROP TABLE db_migrations', /tables of something else \(users, posts, channels, teams\)/],
  ])('a database of %s is refused and stays as it was', async (_, change, message) => {
    const client = await originalDatabase();
    await client.query(change);
    const before = await postgresShape(client);
    const refusal = await migratePostgres(client).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SchemaRefused);
    expect(String(refusal)).toMatch(message);
    expect(await postgresShape(client)).toEqual(before);
  });

  test('a migration that fails leaves nothing behind', async () => {
    const client = await originalDatabase();
    const broken = { version: 2, name: 'broken', sqlite: () => [], postgres: () => ['CREATE TABLE half (id int)', 'CREATE NONSENSE'] };
    await expect(applyToPostgres(client, [broken])).rejects.toThrow('syntax error');
    expect(Object.keys((await postgresShape(client)).tables)).not.toContain('half');
    expect(Object.keys((await postgresShape(client)).tables)).not.toContain('fm_migrations');
  });

  test('four that migrate at once do it once', async () => {
    const { name, client } = await newSchema();
    const others = await Promise.all([connect(name), connect(name), connect(name)]);
    await others[0]?.query('SET default_transaction_isolation TO serializable');
    const reports = await Promise.all([client, ...others].map((one) => migratePostgres(one)));
    expect(reports.flatMap(({ applied }) => applied).sort()).toEqual(migrations.map(({ name }) => name).sort());
  });
});
