import { expect, test } from 'bun:test';
import { systemBot } from '@foremast/domain/bots/system-bot';
import { Ctx } from '@foremast/kernel/context';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const bot = () => Ctx.system(server.running.app).tx((tx) => systemBot(tx));

test('whoever takes the name of the server’s bot before it is there does not become it', async () => {
  const squatter = await server.user({ username: 'system-bot' });
  const made = await bot();
  expect(made.id).not.toBe(squatter.id);
  expect(made.bot_id).toBe(made.id);
  expect((await bot()).id).toBe(made.id);
});
