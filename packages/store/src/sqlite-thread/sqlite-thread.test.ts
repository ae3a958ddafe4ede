import { afterAll, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../sqlite-store.ts';
import { SqliteThread } from './sqlite-thread.ts';

const folder = mkdtempSync(join(tmpdir(), 'foremast-thread-'));
const file = join(folder, 'one.db');
const store = await openSqlite(file);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});
const put = (name: string, value = '') => store.transaction((db) => db.insertInto('systems').values({ name, value }).execute());
const names = async (like: string) => {
  const rows = await store.db.aside.selectFrom('systems').select('name').where('name', 'like', like).orderBy('name').execute();
  return rows.map(({ name }) => name);
};

test('a thread reads what is committed, and nothing else', async () => {
  await put('a1');
  expect(await names('a%')).toEqual(['a1']);
  await store.transaction(async (db) => {
    await db.insertInto('systems').values({ name: 'a2', value: '' }).execute();
    expect(await names('a%')).toEqual(['a1']);
    // Inside a transaction one sees its own.
    expect(await db.aside.selectFrom('systems').select('name').where('name', '=', 'a2').execute()).toHaveLength(1);
  });
  expect(await names('a%')).toEqual(['a1', 'a2']);
});

test('of many questions at once each gets its own answer, with the types of its columns', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, i) => put(`b${i}`)));
  const asked = Array.from({ length: 20 }, (_, i) => store.db.aside.selectFrom('systems').select('name').where('name', '=', `b${i}`).execute());
  expect((await Promise.all(asked)).map(([row]) => row?.name)).toEqual(Array.from({ length: 20 }, (_, i) => `b${i}`));
});

test('it can write nothing, and a statement that fails is the failure of who asked for it alone', async () => {
  const thread = new SqliteThread(file);
  const [wrong, right, written] = await Promise.allSettled([
    thread.run('select missing from nowhere', []),
    thread.run('select 1 as one', []),
    thread.run("insert into systems (name, value) values ('c', '')", []),
  ]);
  expect(wrong).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('nowhere') } });
  expect(right).toEqual({ status: 'fulfilled', value: { rows: [{ one: 1 }] } });
  expect(written).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('readonly') } });
  thread.close();
});

test('a thread that ended is begun anew, one that was closed is not', async () => {
  const later = join(folder, 'later.db');
  const thread = new SqliteThread(later);
  await expect(thread.run('select 1', [])).rejects.toThrow();
  await (await openSqlite(later)).close();
  expect((await thread.run('select count(*) as all_of_them from systems', [])).rows).toHaveLength(1);
  const cut = thread.run('select 1', []);
  thread.close();
  await expect(cut).rejects.toThrow('closed');
  await expect(thread.run('select 1', [])).rejects.toThrow('closed');
});
