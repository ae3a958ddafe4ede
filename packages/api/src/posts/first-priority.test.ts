import { expect, test } from 'bun:test';
import { startTwo } from '@foremast/testing/server';

const [here, there] = await startTwo();

test('the first message of all with a priority shows it at once, whichever server is asked', async () => {
  const alice = await here.user();
  const channel = await here.channelWith(alice);
  const list = async ({ url }: { readonly url: string }) => {
    const answer = await fetch(`${url}/api/v4/channels/${channel.id}/posts`, { headers: { Authorization: `Bearer ${alice.session.token}` } });
    const { posts } = (await answer.json()) as { posts: Record<string, { metadata: { priority?: { priority: string } } }> };
    return Object.values(posts).flatMap(({ metadata }) => metadata.priority?.priority ?? []);
  };
  await here.post(channel, alice, 'plain');
  expect([await list(here), await list(there)]).toEqual([[], []]);
  const made = await here.post(channel, alice, 'look', { metadata: { priority: { priority: 'urgent', requested_ack: true } } });
  expect(made.metadata).toMatchObject({ priority: { priority: 'urgent', requested_ack: true } });
  expect([await list(here), await list(there)]).toEqual([['urgent'], ['urgent']]);
});
