import { afterAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peopleDirectory } from './queries/people-directory.ts';
import { hasRoom } from './queries/team-members.ts';
import { openSqlite } from './sqlite-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'foremast-memory-'));
const store = await openSqlite(join(folder, 'test.db'));
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});
const inCrew = (userid: string) => ({ teamid: 'crew', userid, deleteat: 0, roles: '' });

test('what was read in a transaction that failed is not remembered', async () => {
  const failed = store.transaction(async (db) => {
    await db.insertInto('teammembers').values(inCrew('ghost')).execute();
    expect((await db.memory.members.get(db, 'team', 'crew')).ids.has('ghost')).toBe(true);
    await db.memory.directory(db, peopleDirectory);
    throw new Error('no');
  });
  expect(failed).rejects.toThrow('no');
  await failed.catch(() => undefined);
  expect((await store.memory.members.get(store.db, 'team', 'crew')).ids.has('ghost')).toBe(false);
});

test('a team has room until its active members are too many, in its own transaction too', async () => {
  await store.transaction(async (db) => {
    await db.insertInto('teammembers').values(['a', 'b', 'c'].map(inCrew)).execute();
    const user = (id: string, deleteat: number) => ({ id, deleteat, username: id, email: `${id}@example.com` });
    await db
      .insertInto('users')
      .values([user('a', 0), user('b', 0), user('c', 5)] as never)
      .execute();
    expect(await hasRoom(db, 'crew', 3)).toBe(true);
    expect(await hasRoom(db, 'crew', 2)).toBe(false);
    expect(await hasRoom(db, 'other', 1)).toBe(true);
  });
});
