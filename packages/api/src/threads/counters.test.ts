import { expect, test } from 'bun:test';
import { type Person, type Place, startServer } from '@foremast/testing/server';

// Whatever happens to threads, what their followers are told of them is what a recount of the messages says.

const server = await startServer({ MM_SERVICESETTINGS_ENABLEAPIPOSTDELETION: 'true', MM_FEATUREFLAGS_MOVETHREADSENABLED: 'true' });
const STEPS = 300;

/** Numbers that a seed decides. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Reply {
  readonly id: string;
  readonly root_id: string;
  readonly user_id: string;
  readonly create_at: number;
  readonly message: string;
}

async function liveReplies(): Promise<Map<string, Reply[]>> {
  const rows = await server.running.app.store.db
    .selectFrom('posts')
    .select(['id', 'rootid as root_id', 'userid as user_id', 'createat as create_at', 'message'])
    .where('rootid', '!=', '')
    .where('deleteat', '=', 0)
    .orderBy('createat')
    .execute();
  return Map.groupBy(rows as Reply[], (row) => row.root_id);
}

test.each([Date.now() % 100_000])(
  'counters equal a recount after each of many changes (seed %d)',
  async (seed) => {
    const pick = dice(seed);
    const of = <T>(list: readonly T[]): T | undefined => list[pick(list.length)];
    const [alice, bob, carol] = [await server.user(), await server.user(), await server.user()];
    const team = await server.team(alice, bob, carol);
    const channels = [await server.channel(team, [alice, bob, carol]), await server.channel(team, [alice, bob, carol])];
    const followers = [bob, carol];
    const own = (who: Person) => `/api/v4/users/${who.id}/teams/${team.id}/threads`;
    const ok = async (who: Person, method: string, path: string, body?: unknown) => {
      const answer = await who.request(method, path, { body });
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const roots = new Map<string, Place>();
    const begin = async () => {
      const channel = of(channels) as Place;
      const root = await server.post(channel, of([alice, bob, carol]) as Person, 'root');
      roots.set(root.id, channel);
      await answer(root.id);
      for (const who of followers) await ok(who, 'PUT', `${own(who)}/${root.id}/following`);
    };
    const words = () => of(['plain', `@${bob.username}`, `@${carol.username}`, `both @${bob.username} @${carol.username}`, '@all']) as string;
    const answer = (root: string, who = of([alice, alice, bob, carol]) as Person) =>
      server.post(roots.get(root) as Place, who, words(), { root_id: root });
    const anyRoot = () => of([...roots.keys()]) ?? '';
    const anyReply = async () => of((await liveReplies()).get(anyRoot()) ?? []);
    const author = (reply: Reply) => [alice, bob, carol].find(({ id }) => id === reply.user_id) as Person;

    const steps: Readonly<Record<string, () => Promise<unknown>>> = {
      begin,
      answer: () => answer(anyRoot()),
      'answer again': () => answer(anyRoot()),
      async edit() {
        const reply = await anyReply();
        if (reply) await ok(author(reply), 'PUT', `/api/v4/posts/${reply.id}/patch`, { message: `${reply.message} and more` });
      },
      async delete() {
        const reply = await anyReply();
        if (reply) await ok(author(reply), 'DELETE', `/api/v4/posts/${reply.id}`);
      },
      async 'delete for good'() {
        const reply = await anyReply();
        if (!reply) return;
        // Sometimes of a reply that was deleted before: it must not count twice.
        if (pick(2) === 0) await ok(author(reply), 'DELETE', `/api/v4/posts/${reply.id}`);
        await ok(server.admin, 'DELETE', `/api/v4/posts/${reply.id}?permanent=true`);
      },
      async 'delete the root'() {
        if (roots.size < 4) return;
        const root = anyRoot();
        await ok(server.admin, 'DELETE', `/api/v4/posts/${root}${of(['', '?permanent=true'])}`);
        roots.delete(root);
      },
      async move() {
        const root = anyRoot();
        const to = channels.find(({ id }) => id !== roots.get(root)?.id) as Place;
        for (const { id } of channels) await ok(server.admin, 'POST', `/api/v4/channels/${id}/members`, { user_id: server.admin.id });
        await ok(server.admin, 'POST', `/api/v4/posts/${root}/move`, { channel_id: to.id });
        roots.delete(root);
      },
      async read() {
        const [who, reply] = [of(followers) as Person, await anyReply()];
        if (reply) await who.request('PUT', `${own(who)}/${reply.root_id}/read/${reply.create_at - pick(2)}`);
      },
      async 'read all'() {
        const who = of(followers) as Person;
        await ok(who, 'PUT', `${own(who)}/read`);
      },
      async 'mark unread'() {
        const [who, reply] = [of(followers) as Person, await anyReply()];
        if (reply) await ok(who, 'POST', `${own(who)}/${reply.root_id}/set_unread/${reply.id}`);
      },
      async unfollow() {
        const who = of(followers) as Person;
        await ok(who, 'DELETE', `${own(who)}/${anyRoot()}/following`);
      },
      async leave() {
        const [who, channel] = [of(followers) as Person, of(channels) as Place];
        await ok(who, 'DELETE', `/api/v4/channels/${channel.id}/members/${who.id}`);
        const left = (await ok(who, 'GET', `${own(who)}?per_page=200`)).threads as { post: Reply & { channel_id: string } }[];
        expect(left.filter(({ post }) => post.channel_id === channel.id)).toEqual([]);
        await ok(who, 'POST', `/api/v4/channels/${channel.id}/members`, { user_id: who.id });
        for (const [root, { id }] of roots) if (id === channel.id) await ok(who, 'PUT', `${own(who)}/${root}/following`);
      },
    };

    async function compare(step: string): Promise<void> {
      const replies = await liveReplies();
      for (const who of followers) {
        const listed = await ok(who, 'GET', `${own(who)}?per_page=200`);
        const mentions = (each: Reply) => each.user_id !== who.id && (each.message.includes(`@${who.username}`) || each.message.includes('@all'));
        const counted = listed.threads.map((thread: Place) => {
          const live = replies.get(thread.id) ?? [];
          const unread = live.filter((each) => each.create_at > thread.last_viewed_at);
          return {
            id: thread.id,
            reply_count: live.length,
            last_reply_at: live.at(-1)?.create_at ?? 0,
            participants: [...new Set(live.toReversed().map((each) => each.user_id))].sort(),
            unread_replies: unread.length,
            unread_mentions: unread.filter(mentions).length,
          };
        });
        const told = listed.threads.map((thread: Place) => ({
          id: thread.id,
          reply_count: thread.reply_count,
          last_reply_at: thread.last_reply_at,
          participants: ((thread.participants ?? []) as Place[]).map(({ id }) => id).sort(),
          unread_replies: thread.unread_replies,
          unread_mentions: thread.unread_mentions,
        }));
        expect({ seed, step, who: who.username, threads: told }).toEqual({ seed, step, who: who.username, threads: counted });
        const sum = (of: (t: { unread_replies: number; unread_mentions: number }) => number) =>
          counted.map(of).reduce((a: number, b: number) => a + b, 0);
        expect({ step, total: listed.total, unread: listed.total_unread_threads, mentions: listed.total_unread_mentions }).toEqual({
          step,
          total: counted.length,
          unread: sum((t) => (t.unread_replies > 0 ? 1 : 0)),
          mentions: sum((t) => t.unread_mentions),
        });
      }
    }

    for (let i = 0; i < 3; i++) await begin();
    const names = Object.keys(steps);
    for (let i = 0; i < STEPS; i++) {
      const name = roots.size === 0 ? 'begin' : (of(names) as string);
      await steps[name]?.();
      await compare(`${i} ${name}`);
    }
  },
  180_000,
);
