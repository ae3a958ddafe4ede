import { expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { insertScheduledPost } from '@foremast/store/queries/scheduled-posts';
import { type Person, type Place, startServer, startTwo, type TestServer } from './server.ts';

setDefaultTimeout(60_000);

const MESSAGES = 150;
const KILLS = 5;

async function schedule({ running: { app } }: TestServer, author: Person, channel: Place, count: number): Promise<void> {
  const now = Date.now();
  await Ctx.system(app).tx(async (tx) => {
    for (let n = 0; n < count; n++) {
      const row = { id: newId(), create_at: now, update_at: now, user_id: author.id, channel_id: channel.id, root_id: '', message: `number ${n}` };
      await insertScheduledPost(tx.db, {
        ...row,
        props: '{}',
        file_ids: '[]',
        priority: null,
        scheduled_at: now - 1,
        processed_at: 0,
        error_code: '',
        type: '',
      });
    }
  });
}

async function sentIn({ running: { app } }: TestServer, channel: Place): Promise<string[]> {
  const rows = await app.store.db.selectFrom('posts').select('message').where('channelid', '=', channel.id).where('type', '=', '').execute();
  return rows.map((row) => row.message).sort();
}

const waiting = async ({ running: { app } }: TestServer): Promise<number> =>
  (await app.store.db.selectFrom('scheduledposts').select('id').execute()).length;
const all = (count: number): string[] => Array.from({ length: count }, (_, n) => `number ${n}`).sort();

test('scheduled messages are sent once each, though the process that sends them is killed again and again', async () => {
  const server = await startServer({ MM_JOBSETTINGS_RUNJOBS: 'false' });
  const author = await server.user();
  const channel = await server.channelWith(author);
  await schedule(server, author, channel, MESSAGES);
  const { dataFolder, database } = server.running.app.startup;
  const env = {
    ...process.env,
    FOREMAST_DATA: dataFolder,
    MM_LOGSETTINGS_ENABLEFILE: 'false',
    ...(database.driver === 'postgres' ? { MM_SQLSETTINGS_DRIVERNAME: 'postgres', MM_SQLSETTINGS_DATASOURCE: database.dsn } : {}),
  };
  let killedAtWork = 0;
  for (let turn = 0; turn < KILLS; turn++) {
    const before = await waiting(server);
    const child = Bun.spawn([process.execPath, join(import.meta.dir, 'send-scheduled.ts')], { env, stdout: 'ignore', stderr: 'ignore' });
    const goal = before - Math.floor(MESSAGES / (KILLS + 1)) + Math.floor(Math.random() * 10);
    while (child.exitCode === null && (await waiting(server)) > goal) await Bun.sleep(1);
    child.kill('SIGKILL');
    await child.exited;
    const left = await waiting(server);
    if (left > 0 && left < before) killedAtWork++;
    expect((await sentIn(server, channel)).length + left).toBe(MESSAGES);
  }
  expect(killedAtWork).toBeGreaterThan(0);
  const { app } = server.running;
  await sendDuePosts.run({}, Ctx.system(app), {} as never);
  expect(await waiting(server)).toBe(0);
  expect(await sentIn(server, channel)).toEqual(all(MESSAGES));
});

test('two processes that send at the same time send each message once', async () => {
  const [a, b] = await startTwo();
  const author = await a.user();
  const channel = await a.channelWith(author);
  await schedule(a, author, channel, 40);
  await Promise.all([a, b].map((server) => sendDuePosts.run({}, Ctx.system(server.running.app), {} as never)));
  expect(await sentIn(a, channel)).toEqual(all(40));
});

test('a message that is sent again under the same name to another process is written once', async () => {
  const [a, b] = await startTwo();
  const author = await a.user();
  const channel = await a.channelWith(author);
  const send = (server: TestServer, name: string) =>
    fetch(`${server.url}/api/v4/posts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${author.session.token}` },
      body: JSON.stringify({ channel_id: channel.id, message: 'number 0', pending_post_id: name }),
    });
  const first = (await (await send(a, 'one')).json()) as Place;
  const again = await send(b, 'one');
  expect(again.status).toBe(201);
  expect(await again.json()).toMatchObject({ id: first.id, pending_post_id: 'one' });
  const together = await Promise.all(Array.from({ length: 8 }, (_, n) => send(n % 2 === 0 ? a : b, 'two')));
  const ids = await Promise.all(together.filter(({ status }) => status === 201).map(async (answer) => ((await answer.json()) as Place).id));
  expect(new Set(ids).size).toBe(1);
  expect(await sentIn(a, channel)).toEqual(['number 0', 'number 0']);
});
