import { expect, test } from 'bun:test';
import '@foremast/api/registry';
import { textsOfHotQueries } from '@foremast/store/store';
import { CompiledQuery } from 'kysely';
import { startServer } from './server.ts';

// Every query that is compiled once and run often must find its rows by an index, on both databases: on tables that grow with
// the number of people and messages no plan may read all rows.

const GROWING = [
  'posts',
  'users',
  'channels',
  'channelmembers',
  'teammembers',
  'threads',
  'threadmemberships',
  'sessions',
  'preferences',
  'reactions',
  'fileinfo',
  'status',
  'sidebarchannels',
];

/** Rows of a table that grows one after the other, or all that were not deleted. */
const WASTEFUL = GROWING.flatMap((table) => [new RegExp(`^SCAN ${table}\\b(?!.*USING)`), new RegExp(`^SEARCH ${table}\\b.*\\(deleteat=\\?\\)$`)]);
/** What is in the index is walked along, newest first; what waits to be put into it is looked up there. */
const WALKED = /^SCAN fm_post_rowids\b/;

const server = await startServer();
const { db } = server.running.app.store;
/** SQLite's own index of messages; what PostgreSQL alone can do, a query that writes more than one table. */
const elsewhere = (text: string) => (db.dialect.name === 'sqlite' ? /^with \S+ as \(update/i : /\bfm_post_(rowids|search)\b/).test(text);
const texts = textsOfHotQueries(db).filter((text) => !/^insert/i.test(text) && !elsewhere(text));

/** What SQLite says that it would read from end to end. */
async function scansOnSqlite(text: string): Promise<string[]> {
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(
      `explain query plan ${text}`,
      Array.from({ length: (text.match(/\?/g) ?? []).length }, () => null),
    ),
  );
  const wasteful = text.includes('fm_post_search_new_pairs') ? [...WASTEFUL, WALKED] : WASTEFUL;
  return rows.map((row) => row.detail).filter((detail) => wasteful.some((plan) => plan.test(detail)));
}

/** Where PostgreSQL has no other way than reading a table from end to end: tables in a test are small, so it is told not to if it can. */
async function scansOnPostgres(text: string): Promise<string[]> {
  const count = new Set(text.match(/\$\d+/g) ?? []).size;
  return server.running.app.store.snapshot(async (one) => {
    const run = (sql: string) => one.executeQuery<Record<string, string>>(CompiledQuery.raw(sql, []));
    await run('set local enable_seqscan = off');
    await run('set local plan_cache_mode = force_generic_plan');
    await run(`prepare looked_at as ${text}`);
    const nulls = Array.from({ length: count }, () => 'null').join(', ');
    const { rows } = await run(`explain execute looked_at${count > 0 ? `(${nulls})` : ''}`);
    await run('deallocate looked_at');
    const plan = rows.map((row) => row['QUERY PLAN'] ?? '');
    return plan.filter((line) => GROWING.some((table) => new RegExp(`Seq Scan on ${table}\\b`).test(line)));
  });
}

test('there are hot queries to look at', () => {
  expect(texts.length).toBeGreaterThan(20);
});

test('a query that reads all messages would be found out', async () => {
  const wasteful =
    db.dialect.name === 'sqlite'
      ? scansOnSqlite('select id from posts where message = ?')
      : scansOnPostgres('select id from posts where message = $1');
  expect(await wasteful).toHaveLength(1);
  if (db.dialect.name === 'sqlite')
    expect(await scansOnSqlite('select id from posts indexed by idx_posts_delete_at where deleteat = ?')).toHaveLength(1);
});

test('messages that are not deleted are no way to find those of a thread', async () => {
  const thread = (sign: string) => `select id from posts where (id = ${sign} or rootid = ${sign}) and deleteat = 0`;
  expect(await (db.dialect.name === 'sqlite' ? scansOnSqlite(thread('?')) : scansOnPostgres(thread('$1')))).toEqual([]);
});

test.each(texts.map((text) => [text.slice(0, 300), text] as const))('%s', async (_, text) => {
  expect(await (db.dialect.name === 'sqlite' ? scansOnSqlite(text) : scansOnPostgres(text))).toEqual([]);
});
