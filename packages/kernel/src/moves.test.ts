import { afterAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@foremast/store/sqlite-store';
import { App, type AppParts, type BusMessage } from './app.ts';
import type { MembershipChange } from './event.ts';

const folder = await mkdtemp(join(tmpdir(), 'foremast-moves-'));
const store = await openSqlite(join(folder, 'test.db'));
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

let tell: (message: BusMessage) => void = () => undefined;
const bus = { publish: () => undefined, listen: (receive: typeof tell) => void (tell = receive), close: async () => undefined };
const app = new App({ store, bus } as unknown as AppParts);
const heard: MembershipChange[] = [];
app.connect({ deliver: (_, changes) => void heard.push(...changes) });
const move = { scope: 'team', id: 'crew', user: 'bob' } as const;
const moved = (present: boolean) => tell({ touches: [{ ...move, present }], events: [] });
const isThere = async () => (await store.memory.members.get(store.db, 'team', 'crew')).ids.has('bob');
async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !done(); tries++) await Bun.sleep(5);
}

test('news of who came and went that arrive in the wrong order are put right', async () => {
  await store.transaction(
    async (db) => void (await db.insertInto('teammembers').values({ teamid: 'crew', userid: 'bob', deleteat: 0, roles: '' }).execute()),
  );
  expect(await isThere()).toBe(true);
  // Bob left at one process, then came again at another; what was earlier is heard later.
  moved(true);
  moved(false);
  await until(() => heard.length === 3);
  expect(heard.map(({ present }) => present)).toEqual([true, false, true]);
  expect(await isThere()).toBe(true);
});

test('news that stand alone are believed', async () => {
  tell({ touches: [{ ...move, user: 'eve', present: true }], events: [] });
  await Bun.sleep(20);
  expect(heard.filter(({ user }) => user === 'eve')).toHaveLength(1);
});
