import { randomBytes } from 'node:crypto';

const PASSWORD = 'Sea-and-sky-1';

/** What somebody asked for and the server said yes to, and what was on its way when the server died. */
export interface Written {
  readonly id: string;
  readonly channel: string;
  readonly author: Person;
  readonly root: string;
  /** The message may be any of these: the one that was acknowledged last, and changes that were never answered. */
  messages: string[];
  readonly mentions: boolean;
  deleted: 'no' | 'yes' | 'perhaps';
  readonly file?: { readonly id: string; readonly text: string };
}

/** Everything that was asked for in all rounds. */
export interface Ledger {
  readonly posts: Map<string, Written>;
  /** Messages that were sent and never answered: there once or not at all. */
  readonly unanswered: Set<string>;
  readonly scheduled: Map<string, 'yes' | 'perhaps'>;
  readonly jobs: Set<string>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  readonly body: any;
}

/** Somebody who talks to the server over HTTP and takes no answer for an answer. */
export class Person {
  token = '';
  id = '';
  constructor(
    readonly url: string,
    readonly username: string,
  ) {}

  /** Undefined: the server went away before it had answered. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer | undefined> {
    try {
      const raw = body instanceof Blob;
      const response = await fetch(`${this.url}/api/v4${path}`, {
        method,
        headers: { Authorization: `Bearer ${this.token}`, ...(raw ? { 'Content-Type': 'application/octet-stream' } : {}) },
        ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      return { status: response.status, body: isJson ? JSON.parse(text) : text };
    } catch {
      return undefined;
    }
  }

  /** As `ask`, of a server that runs: anything but success is an error. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  async must(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await this.ask(method, path, body);
    if (!answer || answer.status >= 400)
      throw new Error(`${method} ${path}: ${answer ? `${answer.status} ${JSON.stringify(answer.body)}` : 'no answer'}`);
    return answer.body;
  }

  async signUp(): Promise<void> {
    this.id = (await this.must('POST', '/users', { username: this.username, email: `${this.username}@example.com`, password: PASSWORD })).id;
    await this.signIn();
  }

  async signIn(): Promise<void> {
    const response = await fetch(`${this.url}/api/v4/users/login`, {
      method: 'POST',
      body: JSON.stringify({ login_id: this.username, password: PASSWORD }),
    });
    if (!response.ok) throw new Error(`${this.username} cannot sign in: ${response.status}`);
    this.token = response.headers.get('token') ?? '';
  }
}

export interface World {
  readonly admin: Person;
  readonly people: readonly Person[];
  /** Is mentioned, and neither reads nor writes. */
  readonly silent: Person;
  readonly team: string;
  readonly channels: readonly string[];
  readonly ledger: Ledger;
}

/** A word that is nowhere else. */
export const word = (): string => `w${randomBytes(9).toString('hex')}`;

export async function makeWorld(url: string): Promise<World> {
  const admin = new Person(url, 'admin');
  await admin.signUp();
  const [silent, ...people] = ['dave', 'alice', 'bob', 'carol'].map((name) => new Person(url, name)) as [Person, ...Person[]];
  for (const person of [silent, ...people]) await person.signUp();
  const team = (await admin.must('POST', '/teams', { name: 'harbour', display_name: 'Harbour', type: 'O' })).id;
  const channels: string[] = [];
  for (const name of ['deck', 'hold'])
    channels.push((await admin.must('POST', '/channels', { team_id: team, name, display_name: name, type: 'O' })).id);
  for (const { id } of [silent, ...people]) {
    await admin.must('POST', `/teams/${team}/members`, { team_id: team, user_id: id });
    for (const channel of channels) await admin.must('POST', `/channels/${channel}/members`, { user_id: id });
  }
  const ledger: Ledger = { posts: new Map(), unanswered: new Set(), scheduled: new Map(), jobs: new Set() };
  return { admin, people, silent, team, channels, ledger };
}
