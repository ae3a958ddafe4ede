import { expect, test } from 'bun:test';
import { expireVanishing } from '@foremast/domain/posts/burn-on-read';
import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { Ctx } from '@foremast/kernel/context';
import { setContentExpiry } from '@foremast/store/queries/burn-on-read';
import { rememberedNewest } from '@foremast/store/queries/newest-posts';
import { findScheduledPost, updateScheduledPost } from '@foremast/store/queries/scheduled-posts';
import type { WriteDb } from '@foremast/store/store';
import { startIntegration } from '@foremast/testing/fakes/integration';
import { Person, type Place, startTwo, type TestServer } from '@foremast/testing/server';

// Whatever changes a message: what both processes remember of the newest messages of its channel is what the database says.

const [a, b] = await startTwo({
  MM_FEATUREFLAGS_MOVETHREADSENABLED: 'true',
  MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEAPIPOSTDELETION: 'true',
  MM_SERVICESETTINGS_ENABLEAPICHANNELDELETION: 'true',
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
});
const { admin } = a;
const { app } = a.running;
const program = startIntegration();
const rita = await a.user();
const ReviewerSettings = { CommonReviewers: true, CommonReviewerIds: [rita.id], TeamAdminsAsReviewers: false };
const AdditionalSettings = { Reasons: ['Leak'], ReporterCommentRequired: false, ReviewerCommentRequired: false, HideFlaggedContent: false };
const hidden = { EnableContentFlagging: true, ReviewerSettings, AdditionalSettings: { ...AdditionalSettings, HideFlaggedContent: true } };
const review = { EnableContentFlagging: true, ReviewerSettings, AdditionalSettings };
await admin.request('PUT', '/api/v4/content_flagging/config', { body: review });

const FORMS = ['per_page=30', 'per_page=60', 'per_page=2'].flatMap((size) =>
  ['', '&skipFetchThreads=true', '&collapsedThreads=true'].map((form) => `/posts?${size}${form}`),
);
const onB = (person: Person) => new Person(b.url, person.user, person.session);
const written = <T>(work: (db: WriteDb) => Promise<T>) => Ctx.system(app).tx((tx) => work(tx.db));

const UNREAD = ['', '&skipFetchThreads=true', '&collapsedThreads=true'].map((form) => `/posts/unread?limit_before=30&limit_after=30${form}`);

async function shown(who: Person, channel: Place) {
  const answers = [];
  const place = `/api/v4/channels/${channel.id}`;
  const paths = [...FORMS.map((form) => place + form), ...UNREAD.map((form) => `/api/v4/users/me/channels/${channel.id}${form}`)];
  for (const path of paths) {
    const { status, body, headers } = await who.request('GET', path);
    answers.push({ status, body: status === 200 ? body : body.id, etag: headers.get('etag') });
  }
  return answers;
}
const held = async (server: TestServer, channel: Place) => {
  const { db } = server.running.app.store;
  return [await rememberedNewest(db, channel.id, false, 60), await rememberedNewest(db, channel.id, true, 60)];
};
const allShown = async (who: Person, channel: Place) => [
  [await shown(who, channel), await held(a, channel)],
  [await shown(onB(who), channel), await held(b, channel)],
];

async function ok(answer: Promise<{ status: number; body: Place }>): Promise<Place> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

async function scene() {
  const [alice, bob] = [await a.user(), await a.user()];
  const channel = await a.channelWith(alice, bob, admin);
  const old = await a.post(channel, alice, 'an old question');
  const root = await a.post(channel, alice, 'root ~town-square', { is_pinned: true });
  const reply = await a.post(channel, bob, 'reply', { root_id: root.id });
  await ok(alice.request('POST', '/api/v4/reactions', { body: { user_id: alice.id, post_id: old.id, emoji_name: 'tada' } }));
  await ok(alice.request('PUT', `/api/v4/posts/${old.id}/patch`, { body: { message: 'an old question, edited' } }));
  await a.post(channel, alice, 'and an answer', { root_id: old.id });
  const make = (more: object) => a.post(channel, alice, 'made', more as Record<string, unknown>);
  const vanishing = await make({ type: 'burn_on_read' });
  return { alice, bob, channel, old, root, reply, vanishing, make };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const send = (who: Person, method: string, path: string, body?: unknown) =>
  ok(who.request(method, `/api/v4${path}`, body === undefined ? {} : { body }));

async function withoutEmoji({ alice, old }: Scene): Promise<() => Promise<unknown>> {
  const form = new FormData();
  const name = `gone${Date.now()}`;
  form.append('emoji', JSON.stringify({ name, creator_id: alice.id }));
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  form.append('image', new Blob([Buffer.from(png, 'base64')], { type: 'image/png' }), 'dot.png');
  const headers = { Authorization: `Bearer ${alice.session.token}` };
  const made = (await (await fetch(`${a.url}/api/v4/emoji`, { method: 'POST', headers, body: form })).json()) as Place;
  await send(alice, 'DELETE', `/users/${alice.id}/posts/${old.id}/reactions/tada`);
  await send(alice, 'POST', '/reactions', { user_id: alice.id, post_id: old.id, emoji_name: name });
  return () => send(alice, 'DELETE', `/emoji/${made.id}`);
}

async function due(row: Place): Promise<void> {
  const found = await findScheduledPost(app.store.db, row.id);
  if (found) await written((db) => updateScheduledPost(db, { ...found, scheduled_at: Date.now() - 1000 }));
  await Ctx.system(app).tx((tx) => tx.enqueue(sendDuePosts, {}));
  await a.drainJobs();
}

const flag = (who: Person, post: Place) => send(who, 'POST', `/content_flagging/post/${post.id}/flag`, { reason: 'Leak' });
const reviewed = async (how: string, post: Place) => {
  await send(rita, 'PUT', `/content_flagging/post/${post.id}/${how}`, {});
  await a.drainJobs();
};

/** Each makes what it needs, and answers the change itself. */
const CHANGES: Record<string, (scene: Scene) => (() => Promise<unknown>) | Promise<() => Promise<unknown>>> = {
  'a message': ({ channel, bob }) => {
    return () => a.post(channel, bob, 'new');
  },
  'a message written on the other process': ({ channel, bob }) => {
    return () => send(onB(bob), 'POST', '/posts', { channel_id: channel.id, message: 'there' });
  },
  'a reply': ({ channel, bob, root }) => {
    return () => a.post(channel, bob, 'new', { root_id: root.id });
  },
  'an edited message': ({ alice, root }) => {
    return () => send(alice, 'PUT', `/posts/${root.id}`, { id: root.id, message: 'edited' });
  },
  'an edited reply': ({ bob, reply }) => {
    return () => send(bob, 'PUT', `/posts/${reply.id}/patch`, { message: 'edited' });
  },
  'changed props': ({ alice, root }) => {
    return () => send(alice, 'PUT', `/posts/${root.id}/patch`, { props: { mine: { deep: [1] } } });
  },
  'a version that is restored': async ({ alice, old }) => {
    const [version] = (await send(alice, 'GET', `/posts/${old.id}/edit_history`)) as unknown as Place[];
    return () => send(alice, 'POST', `/posts/${old.id}/restore/${version?.id}`);
  },
  'a deleted root': ({ alice, root }) => {
    return () => send(alice, 'DELETE', `/posts/${root.id}`);
  },
  'a deleted reply': ({ bob, reply }) => {
    return () => send(bob, 'DELETE', `/posts/${reply.id}`);
  },
  'a message that is deleted for good': ({ root }) => {
    return () => send(admin, 'DELETE', `/posts/${root.id}?permanent=true`);
  },
  'a pinned message': ({ bob, reply }) => {
    return () => send(bob, 'POST', `/posts/${reply.id}/pin`);
  },
  'an unpinned message': ({ bob, root }) => {
    return () => send(bob, 'POST', `/posts/${root.id}/unpin`);
  },
  'a reaction': ({ bob, reply }) => {
    return () => send(bob, 'POST', '/reactions', { user_id: bob.id, post_id: reply.id, emoji_name: 'tada' });
  },
  'a reaction that is taken back': ({ alice, old }) => {
    return () => send(alice, 'DELETE', `/users/${alice.id}/posts/${old.id}/reactions/tada`);
  },
  'a custom emoji that is gone': withoutEmoji,
  'a message that is acknowledged': ({ bob, root }) => {
    return () => send(bob, 'POST', `/users/${bob.id}/posts/${root.id}/ack`);
  },
  'an acknowledgement that is taken back': async ({ bob, root }) => {
    await send(bob, 'POST', `/users/${bob.id}/posts/${root.id}/ack`);
    return () => send(bob, 'DELETE', `/users/${bob.id}/posts/${root.id}/ack`);
  },
  'a message with a priority': ({ make }) => {
    return () => make({ metadata: { priority: { priority: 'urgent', requested_ack: true } } });
  },
  'a vanishing message that its author burns': ({ alice, vanishing }) => {
    return () => send(alice, 'DELETE', `/posts/${vanishing.id}/burn`);
  },
  'a vanishing message whose time is over': ({ vanishing }) => {
    return async () => {
      await written((db) => setContentExpiry(db, vanishing.id, 1));
      await Ctx.system(app).tx((tx) => tx.enqueue(expireVanishing, {}));
      await a.drainJobs();
    };
  },
  'a thread that is moved away': async ({ alice, channel, root }) => {
    const other = await a.channel({ id: channel.team_id, name: '' }, [alice]);
    return () => send(alice, 'POST', `/posts/${root.id}/move`, { channel_id: other.id });
  },
  'a thread that is moved here': async ({ alice, channel }) => {
    const other = await a.channel({ id: channel.team_id, name: '' }, [alice]);
    const root = await a.post(other, alice, 'elsewhere');
    await a.post(other, alice, 'too', { root_id: root.id });
    return () => send(alice, 'POST', `/posts/${root.id}/move`, { channel_id: channel.id });
  },
  'a message that its button changes': async ({ bob, make }) => {
    const action = { id: 'go', name: 'Go', type: 'button', integration: { url: `${program.url}/go` } };
    const post = await make({ props: { attachments: [{ text: 'choose', actions: [action] }] } });
    program.answer = () => ({ update: { message: 'pressed', props: { attachments: [{ text: 'done' }] } } });
    return () => send(bob, 'POST', `/posts/${post.id}/actions/go`, {});
  },
  'what a webhook says': async ({ channel }) => {
    const hook = await send(admin, 'POST', '/hooks/incoming', { channel_id: channel.id, display_name: 'Wire' });
    return () => fetch(`${a.url}/hooks/${hook.id}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"wired"}' });
  },
  'a scheduled message': async ({ alice, channel }) => {
    const row = await send(alice, 'POST', '/posts/schedule', { channel_id: channel.id, message: 'later', scheduled_at: Date.now() + 60_000 });
    return () => due(row);
  },
  'a new header': ({ alice, channel }) => {
    return () => send(alice, 'PUT', `/channels/${channel.id}/patch`, { header: 'new header' });
  },
  'somebody who joins': async ({ channel }) => {
    const carol = await a.user();
    await send(admin, 'POST', `/teams/${channel.team_id}/members`, { team_id: channel.team_id, user_id: carol.id });
    return () => send(admin, 'POST', `/channels/${channel.id}/members`, { user_id: carol.id });
  },
  'somebody who leaves': ({ bob, channel }) => {
    return () => send(admin, 'DELETE', `/channels/${channel.id}/members/${bob.id}`);
  },
  'an archived channel': ({ channel }) => {
    return () => send(admin, 'DELETE', `/channels/${channel.id}`);
  },
  'a destroyed channel': ({ channel }) => {
    return () => send(admin, 'DELETE', `/channels/${channel.id}?permanent=true`);
  },
  'an account that is erased with what it wrote': ({ bob }) => {
    return () => send(admin, 'DELETE', `/users/${bob.id}?permanent=true`);
  },
  'an account that is erased with its reactions': async ({ old, bob, alice }) => {
    await send(alice, 'DELETE', `/users/${alice.id}/posts/${old.id}/reactions/tada`);
    await send(bob, 'POST', '/reactions', { user_id: bob.id, post_id: old.id, emoji_name: 'tada' });
    return () => send(admin, 'DELETE', `/users/${bob.id}?permanent=true`);
  },
  'messages that are too old to be kept': async ({ channel }) => {
    await a.post(channel, admin, 'long ago', { create_at: Date.now() - 40 * 86_400_000 });
    const policy = { display_name: 'Keep', post_duration: 30, team_ids: [], channel_ids: [channel.id] };
    await send(admin, 'POST', '/data_retention/policies', policy);
    return async () => {
      await send(admin, 'POST', '/jobs', { type: 'data_retention' });
      await a.drainJobs();
    };
  },
  'a message that is hidden while it is under review': async ({ alice, reply }) => {
    await send(admin, 'PUT', '/content_flagging/config', hidden);
    return () => flag(alice, reply);
  },
  'a message that a reviewer removes': async ({ bob, old }) => {
    await send(admin, 'PUT', '/content_flagging/config', review);
    await flag(bob, old);
    return () => reviewed('remove', old);
  },
  'a message that was hidden and that a reviewer keeps': async ({ alice, reply }) => {
    await send(admin, 'PUT', '/content_flagging/config', hidden);
    await flag(alice, reply);
    return () => reviewed('keep', reply);
  },
};

test.each(Object.keys(CHANGES))('%s: both processes list what the database says', async (name) => {
  const at = await scene();
  const change = await CHANGES[name]?.(at);
  await a.drainJobs();
  const before = await allShown(at.alice, at.channel);
  await change?.();
  const remembered = await allShown(at.alice, at.channel);
  expect(remembered).not.toEqual(before);
  await send(admin, 'POST', '/caches/invalidate');
  expect(remembered).toEqual(await allShown(at.alice, at.channel));
});

test('what one reader sees of a vanishing message is not what others see', async () => {
  const { alice, bob, channel, vanishing } = await scene();
  const seen = async (who: Person) => (await who.request('GET', `/api/v4/channels/${channel.id}/posts`)).body.posts[vanishing.id]?.message;
  expect([await seen(alice), await seen(bob)]).toEqual(['made', '']);
  await send(bob, 'GET', `/posts/${vanishing.id}/reveal`);
  expect([await seen(bob), await seen(admin), await seen(onB(bob))]).toEqual(['made', '', 'made']);
  await send(bob, 'DELETE', `/posts/${vanishing.id}/burn`);
  expect([await seen(bob), await seen(alice)]).toEqual([undefined, 'made']);
});

test('while many write and read at once nothing old stays', async () => {
  const { alice, bob, channel, root } = await scene();
  let writing = true;
  const readers = [alice, bob, onB(alice), onB(bob)].map(async (who) => {
    while (writing) await shown(who, channel);
  });
  const writers = [alice, onB(bob), bob].map(async (who, n) => {
    for (let i = 0; i < 12; i++) {
      const post = await send(who, 'POST', '/posts', { channel_id: channel.id, message: `${n} ${i}`, root_id: i % 2 ? root.id : '' });
      // Who has written sees it at once, where it was written.
      const { order } = (await who.request('GET', `/api/v4/channels/${channel.id}/posts`)).body;
      expect(order).toContain(post.id);
      await send(who, 'PUT', `/posts/${post.id}/patch`, { message: `${n} ${i} again` });
      if (i % 3 === 0) await send(who, 'DELETE', `/posts/${post.id}`);
    }
  });
  await Promise.all(writers);
  writing = false;
  await Promise.all(readers);
  const remembered = await allShown(alice, channel);
  await send(admin, 'POST', '/caches/invalidate');
  expect(remembered).toEqual(await allShown(alice, channel));
});

test('a full page of old threads is the same, cut to any size, as one that is read', async () => {
  const { alice, bob, channel, root, old } = await scene();
  for (let i = 0; i < 70; i++) await a.post(channel, i % 2 ? alice : bob, `n ${i}`, i % 5 === 0 ? { root_id: i % 10 ? root.id : old.id } : {});
  const of = async (who: Person, query: string) => (await who.request('GET', `/api/v4/channels/${channel.id}/posts?${query}`)).body;
  const forms = ['', 'skipFetchThreads=true', 'collapsedThreads=true'];
  const queries = (...sizes: number[]) => sizes.flatMap((n) => forms.map((form) => `per_page=${n}&${form}`));
  const pages = async (asked: readonly string[]) => {
    const answers = [];
    for (const query of asked) answers.push(await of(alice, query));
    return answers;
  };
  // Before anything is remembered, cut from a small page, and from a large one.
  await send(admin, 'POST', '/caches/invalidate');
  const small = queries(1, 2, 3, 7, 29, 30);
  const read = await pages(small);
  expect(await pages(small)).toEqual(read);
  const large = queries(31, 59, 60);
  const more = await pages(large);
  expect(await pages(large)).toEqual(more);
  expect(await pages(small)).toEqual(read);
  await send(admin, 'POST', '/caches/invalidate');
  await pages(queries(60));
  expect(await pages(small)).toEqual(read);
  expect(Object.keys(more.at(-3).posts).length).toBeGreaterThan(60);
});

test('what is too long is read each time, and shown all the same', async () => {
  const { alice, channel } = await scene();
  for (let i = 0; i < 18; i++) await a.post(channel, alice, 'x'.repeat(16_000));
  const { order } = (await alice.request('GET', `/api/v4/channels/${channel.id}/posts`)).body;
  expect(order.length).toBeGreaterThan(18);
  const [first, again] = [await held(a, channel), await held(a, channel)];
  expect(again).toEqual(first);
  expect(again[0]).not.toBe(first[0]);
});
