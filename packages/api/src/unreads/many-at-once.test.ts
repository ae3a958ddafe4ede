import { afterAll, expect, test } from 'bun:test';
import { type Answer, type Person, type Place, startServer } from '@foremast/testing/server';

const server = await startServer({ MM_SERVICESETTINGS_COLLAPSEDTHREADS: 'default_on' });
const [LANES, EACH] = [10, 40];

/** Transactions that PostgreSQL ended because they waited for each other; they are tried again, seconds later. */
let circles = 0;
const dialect = server.running.app.store.dialect as { isTransient: (error: unknown) => boolean };
const isTransient = dialect.isTransient;
dialect.isTransient = (error) => {
  if ((error as { code?: string })?.code === '40P01') circles++;
  return isTransient(error);
};
afterAll(() => {
  dialect.isTransient = isTransient;
});

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

test('many who write, read, come and go in the same channels at once do not wait for each other in circles', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => server.user()));
  const [first] = people as [Person];
  const channels = [await server.channelWith(...people), await server.channelWith(...people)];
  const off = (p: Person) => [{ user_id: p.id, category: 'display_settings', name: 'collapsed_reply_threads', value: 'off' }];
  for (const p of people.slice(3)) await p.request('PUT', '/api/v4/users/me/preferences', { body: off(p) });
  const roots = new Map<Place, Place[]>();
  for (const channel of channels) roots.set(channel, [await server.post(channel, first, 'one'), await server.post(channel, first, 'two')]);

  const anything = (p: Person, channel: Place, root: Place): Promise<Answer> => {
    const message = `@${pick(people).username} @channel`;
    const thread = `/api/v4/users/me/teams/${channel.team_id}/threads/${root.id}`;
    const collapsed_threads_supported = Math.random() < 0.5;
    return pick([
      () => p.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message, root_id: pick([root.id, '']) } }),
      () => p.request('POST', '/api/v4/posts', { body: { channel_id: channel.id, message, root_id: root.id } }),
      () => p.request('POST', '/api/v4/channels/members/me/view', { body: { channel_id: channel.id, collapsed_threads_supported } }),
      () => p.request('POST', '/api/v4/channels/members/me/mark_read', { body: channels.map(({ id }) => id) }),
      () => p.request('POST', `/api/v4/users/me/posts/${root.id}/set_unread`, { body: { collapsed_threads_supported } }),
      () => p.request('PUT', `${thread}/read/${Date.now()}`),
      () => p.request('PUT', `${thread}/following`),
      () => p.request('DELETE', `/api/v4/channels/${channel.id}/members/me`),
      () => p.request('POST', `/api/v4/channels/${channel.id}/members`, { body: { user_id: p.id } }),
    ])();
  };
  const failed: unknown[] = [];
  const lane = async () => {
    for (let i = 0; i < EACH; i++) {
      const channel = pick(channels);
      const { status, body } = await anything(pick(people), channel, pick(roots.get(channel) ?? []));
      if (status >= 500) failed.push(body);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(failed).toEqual([]);
  expect(circles).toBe(0);
}, 60_000);
