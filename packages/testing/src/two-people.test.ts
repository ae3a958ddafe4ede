import { afterAll, expect, setDefaultTimeout, test } from 'bun:test';
import { gzipSync } from 'node:zlib';
import { Client4, WebSocketClient } from '@mattermost/client';
import { type ServerProcess, serverProcess } from './process.ts';

// Two people talk, through the published client alone: nothing here knows what is inside the server.

setDefaultTimeout(60_000);

const PASSWORD = 'Sea-and-sky-1';
const server = await serverProcess();
await server.start();
afterAll(() => server.dispose());

interface Message {
  readonly event: string;
  readonly seq: number;
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every shape
  readonly data: any;
}

/** A person with both halves of the client: REST, and the socket with its own way of coming back. */
class Talker {
  readonly client = new Client4();
  readonly heard: Message[] = [];
  missed = 0;
  private sockets: WebSocket[] = [];
  private readonly live = new WebSocketClient({
    minWebSocketRetryTime: 50,
    reconnectJitterRange: 10,
    newWebSocketFn: (url: string) => {
      const socket = new WebSocket(url, { headers: { Authorization: `Bearer ${this.client.getToken()}` } } as never);
      this.sockets.push(socket);
      return socket;
    },
  });
  id = '';

  constructor(
    { url }: ServerProcess,
    readonly username: string,
  ) {
    this.client.setUrl(url);
  }

  async signUp(): Promise<void> {
    await this.client.createUser({ username: this.username, email: `${this.username}@example.com`, password: PASSWORD } as never, '', '');
    this.id = (await this.client.login(this.username, PASSWORD)).id;
  }

  async connect(): Promise<void> {
    this.live.addMessageListener((message) => this.heard.push(message as unknown as Message));
    this.live.addMissedMessageListener(() => this.missed++);
    this.live.initialize(`${this.client.getWebSocketUrl()}`);
    await this.hears('hello');
  }

  /** Pulls the cable: the socket ends without a word. */
  cut(): void {
    (this.sockets.at(-1) as unknown as { terminate(): void } | undefined)?.terminate();
  }

  get connections(): number {
    return this.sockets.length;
  }

  type(channelId: string, rootId = ''): void {
    this.live.userTyping(channelId, rootId);
  }

  /** Waits for an event; the client library itself complains about gaps by connecting anew. */
  async hears(event: string, matching: (data: Message['data']) => boolean = () => true): Promise<Message> {
    const deadline = Date.now() + 10_000;
    while (Date.now() < deadline) {
      const found = this.heard.find((m) => m.event === event && matching(m.data));
      if (found) return found;
      await Bun.sleep(5);
    }
    throw new Error(`${this.username} never heard ${event}; heard ${this.heard.map((m) => m.event).join(', ')}`);
  }

  close(): void {
    this.live.close();
  }
}

const hasMessage = (text: string) => (data: Message['data']) => JSON.parse(data.post).message === text;

const alice = new Talker(server, 'alice');
const bob = new Talker(server, 'bob');
afterAll(() => {
  alice.close();
  bob.close();
});

test('two people sign up, share a team and a channel, and talk', async () => {
  await alice.signUp();
  await bob.signUp();
  expect((await alice.client.getMe()).roles).toBe('system_admin system_user');
  expect((await bob.client.getMe()).roles).toBe('system_user');
  await alice.connect();
  await bob.connect();

  const team = await alice.client.createTeam({ name: 'harbour', display_name: 'Harbour', type: 'O' } as never);
  await alice.client.addToTeam(team.id, bob.id);
  await bob.hears('added_to_team');
  const channel = await alice.client.createChannel({ team_id: team.id, name: 'deck', display_name: 'Deck', type: 'O' } as never);
  await bob.client.addToChannel(bob.id, channel.id);

  const hello = await alice.client.createPost({ channel_id: channel.id, message: 'ahoy @bob' } as never);
  const heard = await bob.hears('posted', hasMessage('ahoy @bob'));
  expect(heard.data).toMatchObject({ channel_name: 'deck', sender_name: '@alice', mentions: JSON.stringify([bob.id]) });
  expect((await bob.client.getMyChannelMember(channel.id)).mention_count).toBe(1);

  bob.type(channel.id);
  expect((await alice.hears('typing')).data).toEqual({ parent_id: '', user_id: bob.id });

  await bob.client.addReaction(bob.id, hello.id, 'anchor');
  expect(JSON.parse((await alice.hears('reaction_added')).data.reaction)).toMatchObject({ user_id: bob.id, emoji_name: 'anchor', post_id: hello.id });

  const answer = await bob.client.createPost({ channel_id: channel.id, root_id: hello.id, message: 'aye' } as never);
  await alice.hears('posted', hasMessage('aye'));
  expect(JSON.parse((await alice.hears('thread_updated')).data.thread)).toMatchObject({ id: hello.id, reply_count: 1, unread_replies: 1 });
  const thread = await alice.client.getPostThread(hello.id);
  expect(Object.keys(thread.posts).sort()).toEqual([hello.id, answer.id].sort());

  await bob.client.viewMyChannel(channel.id);
  expect((await bob.client.getMyChannelMember(channel.id)).mention_count).toBe(0);
});

test('who loses the connection gets what was missed, and nothing twice', async () => {
  const [channel] = (await bob.client.getMyChannels((await bob.client.getMyTeams())[0]?.id ?? '')).filter((c) => c.name === 'deck');
  if (!channel) throw new Error('no channel');
  const before = bob.connections;
  bob.cut();
  const texts = ['one', 'two', 'three'];
  for (const message of texts) await alice.client.createPost({ channel_id: channel.id, message } as never);
  for (const message of texts) await bob.hears('posted', hasMessage(message));
  expect(bob.connections).toBe(before + 1);
  expect(bob.missed).toBe(0);
  const got = bob.heard.filter((m) => m.event === 'posted').map((m) => JSON.parse(m.data.post).message);
  expect(got.filter((message) => texts.includes(message))).toEqual(texts);
  expect(bob.heard.filter((m) => m.event === 'hello')).toHaveLength(1);
});

test('a document that one of them sends is found by the other by its words', async () => {
  const [team] = await bob.client.getMyTeams();
  const channel = (await bob.client.getMyChannels(team?.id ?? '')).find((c) => c.name === 'deck');
  if (!team || !channel) throw new Error('no channel');
  const form = new FormData();
  form.append('channel_id', channel.id);
  form.append('files', new File([gzipSync('the <b>lighthouse</b> keeper')], 'log.html.gz'));
  form.append('files', new File(['<p>the <b>light</b>house keeper</p>'], 'log.html'));
  const { file_infos } = await bob.client.uploadFile(form as never);
  await bob.client.createPost({ channel_id: channel.id, message: 'the log', file_ids: file_infos.map((file) => file.id) } as never);
  let found: string[] = [];
  for (let tries = 0; tries < 200 && found.length === 0; tries++) {
    const { file_infos: files } = await alice.client.searchFilesWithParams(team.id, { terms: 'lighthouse', is_or_search: false } as never);
    found = Object.values(files ?? {}).map((file) => file.name);
    await Bun.sleep(50);
  }
  expect(found).toEqual(['log.html']);
});

test('what was acknowledged outlives the loss of power, once', async () => {
  const [team] = await alice.client.getMyTeams();
  if (!team) throw new Error('no team');
  const channel = await alice.client.createChannel({ team_id: team.id, name: 'storm', display_name: 'Storm', type: 'O' } as never);
  const acknowledged: string[] = [];
  let sent = 0;
  const writer = async () => {
    for (;;) {
      const message = `wave ${sent++}`;
      const post = await alice.client.createPost({ channel_id: channel.id, message } as never).catch(() => undefined);
      if (!post) return;
      acknowledged.push(post.id);
    }
  };
  const writers = Array.from({ length: 8 }, writer);
  while (acknowledged.length < 150) await Bun.sleep(1);
  await server.kill();
  await Promise.all(writers);
  await server.start();

  const stored: string[] = [];
  for (let page = 0; ; page++) {
    const { order } = await alice.client.getPosts(channel.id, page, 200);
    stored.push(...order);
    if (order.length < 200) break;
  }
  expect(new Set(stored).size).toBe(stored.length);
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
  // The creator's own joining is a message that is not counted.
  const after = await alice.client.getChannel(channel.id);
  expect(after.total_msg_count).toBe(stored.length - 1);
  expect((await alice.client.getMyChannelMember(channel.id)).msg_count).toBe(after.total_msg_count);
}, 60_000);
