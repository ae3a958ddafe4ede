import { expect, setDefaultTimeout, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { touchChannelMember } from '@foremast/store/queries/channel-members';
import { startServer } from '@foremast/testing/server';
import { createPost } from './create-post.ts';

setDefaultTimeout(180_000);

const server = await startServer({ MM_TEAMSETTINGS_MAXNOTIFICATIONSPERCHANNEL: '20000' });
const [alice, bob] = [await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const PEOPLE = 10_000;
const AT_ONCE = 500;
const PATIENCE_MS = 4000;

/** Rows like that of somebody who is there, but for what each has of its own. */
const copies = (row: Record<string, unknown>, own: readonly Record<string, unknown>[]) => {
  const plain = Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value && typeof value === 'object' ? JSON.stringify(value) : value]),
  );
  return own.map((each) => ({ ...plain, ...each })) as never[];
};

async function crowd(): Promise<void> {
  await Ctx.system(server.running.app).tx(async ({ db }) => {
    const user = await db.selectFrom('users').selectAll().where('id', '=', bob.id).executeTakeFirstOrThrow();
    const member = await db
      .selectFrom('channelmembers')
      .selectAll()
      .where('userid', '=', bob.id)
      .where('channelid', '=', channel.id)
      .executeTakeFirstOrThrow();
    for (let made = 0; made < PEOPLE; made += AT_ONCE) {
      const people = Array.from({ length: AT_ONCE }, (_, i) => ({
        id: newId(),
        username: `crowd${made + i}`,
        email: `crowd${made + i}@example.com`,
      }));
      await db.insertInto('users').values(copies(user, people)).execute();
      await db
        .insertInto('channelmembers')
        .values(
          copies(
            { ...member, mentioncount: 0, mentioncountroot: 0 },
            people.map(({ id }) => ({ userid: id })),
          ),
        )
        .execute();
      for (const { id } of people) touchChannelMember(db, channel.id, id);
    }
  });
}

test('ten thousand who are called at once, and all names that a message holds, are counted once each and soon', async () => {
  await crowd();
  const counted = async () => {
    const { db } = server.running.app.store;
    const row = await db
      .selectFrom('channelmembers')
      .select((eb) => eb.fn.sum<number>('mentioncount').as('sum'))
      .where('channelid', '=', channel.id)
      .executeTakeFirstOrThrow();
    return Number(row.sum);
  };
  const say = async (message: string) => {
    const [before, was] = [performance.now(), await counted()];
    const { status } = await alice.call(createPost, { body: { channel_id: channel.id, message } });
    expect(status).toBe(201);
    expect(performance.now() - before).toBeLessThan(PATIENCE_MS);
    return (await counted()) - was;
  };
  // What somebody writes they have read: nothing is left to count down.
  await say('good morning');
  expect(await say('@all')).toBe(PEOPLE + 2);
  const names: string[] = [];
  for (let i = 0; names.join(' ').length < 16_000; i++) names.push(`@crowd${i % PEOPLE}`);
  expect(await say(names.join(' '))).toBe(new Set(names).size);
  // Meanwhile thousands of mails are written: others do not wait for them.
  for (let i = 0; i < 20; i++) {
    const before = performance.now();
    expect((await bob.request('GET', '/api/v4/users/me')).status).toBe(200);
    expect(performance.now() - before).toBeLessThan(PATIENCE_MS / 2);
    await Bun.sleep(100);
  }
});
