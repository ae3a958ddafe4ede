import type { OutgoingEvent } from '@foremast/kernel/event';
import type { Clock, Timer } from './clock.ts';
import { createHub, type Hub } from './hub.ts';
import type { HubOptions } from './options.ts';
import type { OriginRules } from './origin.ts';
import type { SocketData, WsSession } from './session.ts';
import { handleUpgrade, isSocketPath } from './upgrade.ts';

/** Time that stands still until a test moves it. */
export class ManualClock implements Clock {
  private time = 1_700_000_000_000;
  private readonly timers = new Set<{ at: number; every: number; run: () => void }>();

  now = (): number => this.time;
  after = (ms: number, run: () => void): Timer => this.add({ at: this.time + ms, every: 0, run });
  every = (ms: number, run: () => void): Timer => this.add({ at: this.time + ms, every: ms, run });

  private add(timer: { at: number; every: number; run: () => void }): Timer {
    this.timers.add(timer);
    return { cancel: () => void this.timers.delete(timer) };
  }

  advance(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.time = due.at;
      if (due.every > 0) due.at += due.every;
      else this.timers.delete(due);
      due.run();
    }
    this.time = end;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: frames are whatever the server sent
export type Frame = any;

/** A client that keeps every frame. */
export class Client {
  readonly frames: Frame[] = [];
  private readonly wanted: { fits: (frame: Frame) => boolean; give: (frame: Frame) => void }[] = [];
  private seq = 1000;
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; frames: Frame[] }>;
  readonly socket: WebSocket;

  constructor(url: string, headers: Record<string, string>) {
    const socket = new WebSocket(url, { headers } as never);
    this.socket = socket;
    this.opened = new Promise((done, fail) => {
      socket.addEventListener('open', () => done());
      socket.addEventListener('error', () => fail(new Error('refused')));
    });
    this.opened.catch(() => undefined);
    this.closed = new Promise((done) => socket.addEventListener('close', ({ code }) => done({ code, frames: this.frames })));
    socket.addEventListener('message', ({ data }) => this.take(JSON.parse(String(data))));
  }

  private take(frame: Frame): void {
    this.frames.push(frame);
    const at = this.wanted.findIndex(({ fits }) => fits(frame));
    if (at >= 0) this.wanted.splice(at, 1)[0]?.give(frame);
  }

  /** The first frame that fits, among those that came and those that will. */
  until(fits: (frame: Frame) => boolean): Promise<Frame> {
    const there = this.frames.find(fits);
    return there ? Promise.resolve(there) : new Promise((give) => this.wanted.push({ fits, give }));
  }
  event = (name: string): Promise<Frame> => this.until((frame) => frame.event === name);

  send(frame: string | Uint8Array): void {
    this.socket.send(frame);
  }

  /** The reply to an action. */
  ask(action: string, data?: Record<string, unknown>): Promise<Frame> {
    const seq = this.seq++;
    this.send(JSON.stringify({ seq, action, ...(data && { data }) }));
    return this.until((frame) => frame.seq_reply === seq);
  }

  /** All events that came before now: the answer to a ping is behind them. */
  async heard(): Promise<string[]> {
    await this.ask('ping');
    return this.frames.filter((frame) => frame.event && frame.event !== 'hello').map((frame) => frame.event);
  }

  async hello(): Promise<string> {
    return (await this.event('hello')).data.connection_id;
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

export interface TestHub {
  readonly hub: Hub;
  readonly clock: ManualClock;
  readonly url: string;
  readonly port: number;
  readonly sessions: Map<string, WsSession>;
  readonly channels: Record<string, string[]>;
  readonly teams: Record<string, string[]>;
  readonly log: string[];
  readonly rules: { current: OriginRules };
  /** A session of the user; its token is the user's name unless another is given. */
  session(user: string, change?: Partial<WsSession>): WsSession;
  connect(token?: string, query?: string): Client;
  emit(name: string, audience: OutgoingEvent['audience'], change?: Partial<OutgoingEvent>): void;
  close(): void;
}

let ids = 0;
/** An id of 26 letters that can be read. */
export const idOf = (name: string): string => `${name}${'x'.repeat(26 - name.length)}`;

/** A hub behind a real server on a loopback port; the rest of the product is a few maps. */
export function startHub(change: Partial<HubOptions> = {}): TestHub {
  const clock = new ManualClock();
  const sessions = new Map<string, WsSession>();
  const channels: Record<string, string[]> = {};
  const teams: Record<string, string[]> = {};
  const log: string[] = [];
  const rules = { current: { siteUrl: '', allowCorsFrom: '' } };
  const memberOf = (groups: Record<string, string[]>, user: string) => Object.keys(groups).filter((id) => groups[id]?.includes(user));
  const options: HubOptions = {
    authenticate: async (token) => sessions.get(token),
    memberships: async (user) => ({ channels: memberOf(channels, user), teams: memberOf(teams, user) }),
    visibleTo: async () => new Set(),
    actions: {
      typing: async () => true,
      updateActiveStatus: async () => undefined,
      statuses: async () => ({}),
      statusesByIds: async () => ({}),
    },
    version: '11.6.0',
    serverVersion: () => '11.6.0.1.abc.true',
    serverHostname: 'here',
    words: ({ id }) => `words for ${id}`,
    newId: () => idOf(`connection${ids++}`),
    onUserOnline: (user) => void log.push(`${user} online`),
    onUserOffline: (user) => void log.push(`${user} offline`),
    onError: (error) => void log.push(`error ${error instanceof Error ? error.message : error}`),
    clock,
    ...change,
  };
  const hub = createHub(options);
  const server = Bun.serve<SocketData>({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request, self) {
      if (!isSocketPath(new URL(request.url).pathname)) return new Response('elsewhere', { status: 418 });
      return handleUpgrade(request, self, {
        authenticate: options.authenticate,
        credentialsOf(headers, query) {
          const cookie = headers.get('cookie')?.match(/MMAUTHTOKEN=([^;]+)/)?.[1];
          const header = headers.get('authorization')?.match(/^(?:bearer|token) (.+)/i)?.[1];
          if (cookie) return { token: cookie, from: 'cookie' };
          if (header) return { token: header, from: 'header' };
          const given = query.get('access_token');
          return given ? { token: given, from: 'query' } : undefined;
        },
        origins: () => rules.current,
        refuse: (_, { id, status }) => Response.json({ id, status_code: status }, { status }),
      });
    },
    websocket: hub.websocket,
  });
  const port = server.port ?? 0;
  const url = `ws://127.0.0.1:${port}/api/v4/websocket`;
  return {
    hub,
    clock,
    url,
    port,
    sessions,
    channels,
    teams,
    log,
    rules,
    session(user, more = {}) {
      const token = more.token ?? user;
      const session = {
        id: `session of ${token}`,
        token,
        user_id: user,
        roles: 'system_user',
        is_oauth: false,
        expires_at: 0,
        props: {},
        isAdmin: false,
        isGuest: false,
        mfaMissing: false,
        ...more,
      };
      sessions.set(token, session);
      return session;
    },
    connect: (token, query = '') => new Client(url + query, token ? { authorization: `Bearer ${token}` } : {}),
    emit: (name, audience, more = {}) => hub.deliver([{ name, data: {}, audience, ...more }], []),
    close() {
      hub.close();
      void server.stop(true);
    },
  };
}
