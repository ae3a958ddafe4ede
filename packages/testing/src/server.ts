import { afterAll } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSession } from '@foremast/domain/sessions/create-session';
import { insertAccount } from '@foremast/domain/users/insert-account';
import { hashPassword } from '@foremast/domain/users/passwords';
import type { Bus, BusMessage } from '@foremast/kernel/app';
import { Ctx, type Session } from '@foremast/kernel/context';
import { errorText } from '@foremast/kernel/error-text';
import type { AnyOperation } from '@foremast/kernel/operation';
import { type RunningServer, startServer as start } from '@foremast/server/start';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { Client4 } from '@mattermost/client';
import { checkAnswer } from './check-answer.ts';
import { newDatabase } from './database.ts';
import { TestSocket } from './socket.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface CallInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody with an account and a session. */
export class Person {
  readonly client = new Client4();
  constructor(
    readonly url: string,
    readonly user: UserRow,
    readonly session: Session,
  ) {
    this.client.setUrl(url);
    this.client.setToken(session.token);
  }
  get id(): string {
    return this.user.id;
  }
  get username(): string {
    return this.user.username;
  }

  /** A request as any program would send it. */
  async request(method: string, path: string, { body, headers }: Pick<CallInput, 'body' | 'headers'> = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: { Authorization: `Bearer ${this.session.token}`, 'Content-Type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type') === 'application/json';
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
  }

  /** An operation, over HTTP. */
  call(operation: AnyOperation, { params = {}, query, ...rest }: CallInput = {}): Promise<Answer> {
    const path = String(operation.path).replace(/\{(\w+)\}/g, (_, name) => params[name] ?? 'me');
    const search = query ? `?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}` : '';
    return this.request(operation.method, path + search, rest);
  }

  /** Opens a socket that is signed in. */
  async listen(query = ''): Promise<TestSocket> {
    const socket = new TestSocket(this.url, this.session.token, query);
    if (query === '') await socket.until(() => socket.events.find((e) => e.event === 'hello'), 'hello');
    return socket;
  }
}

export interface Place {
  readonly id: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API says of it
  readonly [field: string]: any;
}

let names = 0;
/** A name that nothing else in this process has. */
export const unique = (word: string): string => `${word}${Date.now().toString(36)}${(names++).toString(36)}`;

export interface TestServer {
  readonly running: RunningServer;
  readonly url: string;
  readonly admin: Person;
  /** A new account, signed in. */
  user(fields?: Partial<UserRow>): Promise<Person>;
  /** An open team with these people in it. */
  team(...members: readonly Person[]): Promise<Place>;
  /** A channel of a new team, with these people in both. */
  channelWith(...members: readonly Person[]): Promise<Place>;
  channel(team: Place, members?: readonly Person[], fields?: Record<string, unknown>): Promise<Place>;
  post(channel: Place, author: Person, message?: string, fields?: Record<string, unknown>): Promise<Place>;
  /** Runs all jobs that are due. */
  drainJobs(): Promise<void>;
  /** Faults that a test causes on purpose do not count as bugs of the server. */
  expectBug(fault: RegExp): void;
  /** What the server reported of itself that should not be. */
  readonly bugs: readonly string[];
  stop(): Promise<void>;
}

const SETTINGS: Readonly<Record<string, string>> = {
  MM_SERVICESETTINGS_LISTENADDRESS: '127.0.0.1:0',
  MM_SERVICESETTINGS_ENABLELINKPREVIEWS: 'false',
  MM_TEAMSETTINGS_ENABLEOPENSERVER: 'true',
  MM_TEAMSETTINGS_MAXUSERSPERTEAM: '2000',
  MM_PLUGINSETTINGS_ENABLEUPLOADS: 'true',
};

async function good(answer: Promise<Answer>): Promise<Place> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`set-up failed: ${status} ${JSON.stringify(body)}`);
  return body;
}

let password: Promise<string> | undefined;
/** What every account of a test can sign in with. */
export const PASSWORD = 'Correct-horse-1';

/**
 * A real server on a real database of its own, with an administrator. It is stopped after the tests of the file. Every answer
 * is compared with what its operation promises.
 */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const place = await newPlace();
  const server = await serverIn(place, env);
  afterAll(async () => {
    await server.stop();
    await place.remove();
  });
  return server;
}

/** Two servers on one database, as two processes would be: what one does, the other is told. */
export async function startTwo(env: Readonly<Record<string, string>> = {}): Promise<[TestServer, TestServer]> {
  const place = await newPlace();
  // Where a Redis is named they tell each other over it.
  const [busOfA, busOfB] = env.MM_CACHESETTINGS_REDISADDRESS ? [] : pairOfBuses();
  const a = await serverIn(place, env, busOfA);
  const b = await serverIn(place, env, busOfB);
  afterAll(async () => {
    await a.stop();
    await b.stop();
    await place.remove();
  });
  return [a, b];
}

/** Where a server keeps its things. */
export interface Keeping {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export async function newPlace(): Promise<Keeping> {
  const folder = await mkdtemp(join(tmpdir(), 'foremast-test-'));
  const database = await newDatabase();
  return {
    folder,
    env: database.env,
    async remove() {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Messages are copied, as they would be on a wire. */
function pairOfBuses(): [Bus, Bus] {
  const receivers: ((message: BusMessage) => void)[][] = [[], []];
  const bus = (own: number): Bus => ({
    publish(message) {
      for (const receive of receivers[1 - own] ?? []) receive(JSON.parse(JSON.stringify(message)));
    },
    listen: (receive) => void receivers[own]?.push(receive),
    close: async () => undefined,
  });
  return [bus(0), bus(1)];
}

/** A server that its caller stops. */
export async function serverIn({ folder, env: databaseEnv }: Keeping, env: Readonly<Record<string, string>>, bus?: Bus): Promise<TestServer> {
  const bugs: string[] = [];
  const expected: RegExp[] = [];
  const running = await start({
    env: { ...SETTINGS, ...databaseEnv, FOREMAST_DATA: folder, ...env },
    ...(bus ? { bus } : {}),
    report: (error, where) => bugs.push(`${where}: ${errorText(error)}`),
    checkAnswer,
  });
  const { app, url } = running;
  password ??= hashPassword(PASSWORD);
  const hash = await password;

  async function user(fields: Partial<UserRow> = {}): Promise<Person> {
    const username = fields.username ?? unique('person');
    const { row, session } = await Ctx.system(app).tx(async (tx) => {
      const made = await insertAccount(tx, { email: `${username}@example.com`, password: hash, ...fields, username });
      return { row: made, session: await createSession(tx, made, tx.ctx) };
    });
    return new Person(url, (await findUser(app.store.db, row.id)) ?? row, session);
  }
  const admin = await user({ username: unique('admin') });

  async function team(...members: readonly Person[]): Promise<Place> {
    const made = await good(admin.request('POST', '/api/v4/teams', { body: { name: unique('team'), display_name: 'Team', type: 'O' } }));
    for (const member of members)
      if (member !== admin) await good(admin.request('POST', `/api/v4/teams/${made.id}/members`, { body: { team_id: made.id, user_id: member.id } }));
    return made;
  }
  async function channel(inTeam: Place, members: readonly Person[] = [], fields: Record<string, unknown> = {}): Promise<Place> {
    const made = await good(
      admin.request('POST', '/api/v4/channels', {
        body: { team_id: inTeam.id, name: unique('channel'), display_name: 'Channel', type: 'O', ...fields },
      }),
    );
    for (const member of members)
      if (member !== admin) await good(admin.request('POST', `/api/v4/channels/${made.id}/members`, { body: { user_id: member.id } }));
    return made;
  }

  const server: TestServer = {
    running,
    url,
    admin,
    user,
    team,
    channel,
    channelWith: async (...members) => channel(await team(...members), members),
    post: (place, author, message = 'hello', fields = {}) =>
      good(author.request('POST', '/api/v4/posts', { body: { channel_id: place.id, message, ...fields } })),
    bugs,
    drainJobs: () => app.jobs.drain(),
    expectBug: (fault) => void expected.push(fault),
    async stop() {
      await running.stop();
      const real = bugs.filter((bug) => !expected.some((fault) => fault.test(bug)));
      if (real.length > 0) throw new Error(`the server reported bugs:\n${real.join('\n')}`);
    },
  };
  return server;
}
