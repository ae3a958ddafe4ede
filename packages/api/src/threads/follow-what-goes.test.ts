import { expect, test } from 'bun:test';
import { brokenInvariants } from '@foremast/testing/broken-invariants';
import { type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer({
  MM_SERVICESETTINGS_ENABLEAPIPOSTDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEAPICHANNELDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
});
const { admin } = server;
const ROUNDS = 4;

const follow = (who: Person, channel: Place, id: string) =>
  who.request('PUT', `/api/v4/users/${who.id}/teams/${channel.team_id}/threads/${id}/following`);

const remind = (who: Person, id: string) =>
  who.request('POST', `/api/v4/users/${who.id}/posts/${id}/reminder`, { body: { target_time: Math.floor(Date.now() / 1000) + 3600 } });

interface Scene {
  readonly channel: Place;
  readonly author: Person;
  /** A question, its answers and an earlier version of it. */
  readonly ids: readonly string[];
}

async function scene(reader: Person): Promise<Scene> {
  const author = await server.user();
  const channel = await server.channelWith(author, reader);
  const root = await server.post(channel, author, 'first');
  await author.request('PUT', `/api/v4/posts/${root.id}/patch`, { body: { message: 'second' } });
  const { body: versions } = await author.request('GET', `/api/v4/posts/${root.id}/edit_history`);
  const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => server.post(channel, author, `answer ${n}`, { root_id: root.id })));
  return { channel, author, ids: [root.id, ...answers.map(({ id }) => id), ...versions.map(({ id }: Place) => id)] };
}

const GOING: Record<string, (scene: Scene) => string> = {
  'a message': ({ ids }) => `/posts/${ids[0]}?permanent=true`,
  'a channel': ({ channel }) => `/channels/${channel.id}?permanent=true`,
  'an author': ({ author }) => `/users/${author.id}?permanent=true`,
};

async function left(ids: readonly string[]): Promise<string[]> {
  const { db } = server.running.app.store;
  const rows = await db.selectFrom('threadmemberships').select('postid').where(db.dialect.anyOf('postid', ids)).execute();
  return rows.map(({ postid }) => postid);
}

for (const [what, path] of Object.entries(GOING)) {
  test(`nobody follows what went for good with ${what}, earlier versions neither`, async () => {
    const reader = await server.user();
    const made = await scene(reader);
    for (const id of made.ids) expect((await follow(reader, made.channel, id)).status).toBe(200);
    expect((await left(made.ids)).length).toBeGreaterThanOrEqual(made.ids.length);
    expect((await admin.request('DELETE', `/api/v4${path(made)}`)).status).toBe(200);
    expect(await left(made.ids)).toEqual([]);
  });

  test(`nor who begins to follow while ${what} goes, or wants to be reminded`, async () => {
    const readers = await Promise.all([server.user(), server.user()]);
    for (let round = 0; round < ROUNDS; round++) {
      const made = await scene(readers[0] as Person);
      await admin.request('POST', `/api/v4/teams/${made.channel.team_id}/members`, {
        body: { team_id: made.channel.team_id, user_id: readers[1]?.id },
      });
      await admin.request('POST', `/api/v4/channels/${made.channel.id}/members`, { body: { user_id: readers[1]?.id } });
      const following = readers.flatMap((reader) => made.ids.flatMap((id) => [follow(reader, made.channel, id), remind(reader, id)]));
      const [gone, ...answers] = await Promise.all([admin.request('DELETE', `/api/v4${path(made)}`), ...following]);
      expect(gone.status).toBe(200);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await left(made.ids)).toEqual([]);
    }
    expect(await brokenInvariants(server.running.app.store.db)).toEqual({});
  });
}
