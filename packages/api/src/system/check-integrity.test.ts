import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';
import { checkIntegrity } from './check-integrity.ts';

const server = await startServer();
const person = await server.user();

interface Check {
  data: { parent_name: string; child_name: string; parent_id_attr: string; records: { parent_id: string; child_id: string | null }[] };
}

test('what belongs together does, and what does not is found', async () => {
  const channel = await server.channelWith(person);
  const post = await server.post(channel, person);
  const look = async () =>
    ((await server.admin.call(checkIntegrity)).body as Check[]).filter(({ data }) => data.records.length > 0).map(({ data }) => data);
  expect(await look()).toEqual([]);
  await server.running.app.store.transaction(async (db) => {
    await db.deleteFrom('posts').where('id', '=', post.id).execute();
    await db
      .insertInto('reactions')
      .values({ userid: person.id, postid: post.id, emojiname: 'smile', createat: 1, updateat: 1, deleteat: 0, channelid: channel.id })
      .execute();
  });
  expect(await look()).toMatchObject([
    { parent_name: 'Posts', child_name: 'Reactions', parent_id_attr: 'PostId', records: [{ parent_id: post.id, child_id: null }] },
  ]);
  expect((await person.call(checkIntegrity)).status).toBe(403);
});
