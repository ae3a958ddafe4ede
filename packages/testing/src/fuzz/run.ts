import { operations } from '@foremast/api/registry';
import { Ctx } from '@foremast/kernel/context';
import { type AnyOperation, Raw } from '@foremast/kernel/operation';
import { allRoles, saveRole } from '@foremast/store/queries/roles';
import fc from 'fast-check';
import { brokenInvariants } from '../broken-invariants.ts';
import type { TestServer } from '../server.ts';
import { SELF } from './examples.ts';
import { Known } from './known.ts';
import { CASTS, type Cast, People } from './people.ts';
import { type Planned, placeOf, requestsOf } from './requests.ts';
import { SocketFuzz, type SocketReport } from './sockets.ts';
import { SWITCHED_ON } from './switched-on.ts';

export interface FuzzOptions {
  readonly requests: number;
  /** Clients on sockets, among all the requests. */
  readonly sockets?: number;
  readonly seed: number;
  /** So many are under way at a time. */
  readonly atOnce?: number;
  /** Told after every thousand. */
  readonly tell?: (sent: number, report: FuzzReport) => void;
}

export interface FuzzReport {
  sent: number;
  readonly statuses: Map<number, number>;
  /** Operations that have succeeded at least once. */
  readonly succeeded: Set<string>;
  /** 501 by operation and error. */
  readonly switchedOff: Map<string, number>;
  readonly slow: { readonly ms: number; readonly request: string }[];
  readonly wrong: string[];
  readonly sockets: SocketReport;
  memoryMb: number;
}

/** Everybody would be signed out, or something would be gone for good, too often for the others to be tried. */
const SELDOM = new Set([
  'RestartServer',
  'RevokeSessionsFromAllUsers',
  'RevokeAllSessions',
  'PermanentDeleteAllUsers',
  'SetServerBusy',
  'UpdateConfig',
  'PatchConfig',
  'Logout',
]);
const OFTEN = /^(Create|Add|Save|Upload|Update|Patch)/;
/** Their errors have the shape of another standard. */
const OTHERWISE = new Set(['RegisterOAuthClient']);
const ROUND = 400;
const CHECK_EACH = 5;
const SOCKET_LANES = 4;
const SLOW_MS = 1_000;
const GIVES_UP_MS = 20_000;
const MOST_WRONG = 60;
/** Each of these takes a good part of a second of one core: passwords are meant to be slow. */
const HASHES = new Set([
  'CreateUser',
  'Login',
  'UpdateUserPassword',
  'UpdateUserMfa',
  'ConvertBotToUser',
  'SwitchAccountType',
  'AuthorizeOAuthPage',
  'UpdateUser',
]);

/**
 * Not so here: an administrator makes a guest a member by giving other roles, and channels in teams without being there; and of
 * reactions a client is believed that sends a whole message back.
 */
const NOT_HERE = new Set([
  'guests are guests everywhere, and nobody else is',
  'guests of teams too',
  'who is in a channel is in its team',
  'a message knows whether somebody reacted',
]);

type Answer = { readonly status: number; readonly text: string; readonly ms: number };

const weightOf = ({ id }: AnyOperation): number => {
  if (SELDOM.has(id)) return 1;
  return OFTEN.test(id) ? 30 : 15;
};

/** Short enough for a report, whole enough to send it again. */
function told(op: AnyOperation, cast: Cast, { path, headers, body }: Planned): string {
  let shown: unknown = body ?? '';
  if (body instanceof FormData) shown = `form ${[...body.keys()].join(',')}`;
  else if (typeof body === 'string') shown = JSON.stringify(body.slice(0, 1_500));
  return `${op.id}: ${cast}: ${op.method} ${path.slice(0, 500)} ${JSON.stringify(headers).slice(0, 200)} ${shown}`;
}

/** Requests of every kind by people of every kind, several at once; the same seed makes the same choices. */
export class Fuzz {
  readonly report: FuzzReport;
  private readonly known = new Known();
  private readonly people: People;
  private readonly sockets: SocketFuzz;
  private readonly plans = new Map<AnyOperation, fc.Arbitrary<Planned>>();
  private readonly which: fc.Arbitrary<AnyOperation>;
  private readonly broken = new Set<string>();
  private bugsSeen = 0;

  constructor(
    private readonly server: TestServer,
    private readonly options: FuzzOptions,
  ) {
    this.people = new People(server, this.known);
    this.sockets = new SocketFuzz(server, this.people, this.known, (what) => this.note(what));
    this.report = {
      sent: 0,
      statuses: new Map(),
      succeeded: new Set(),
      switchedOff: new Map(),
      slow: [],
      wrong: [],
      sockets: this.sockets.report,
      memoryMb: 0,
    };
    this.which = fc.oneof(...operations.map((op) => ({ weight: weightOf(op), arbitrary: fc.constant(op) })));
  }

  async run(): Promise<FuzzReport> {
    const { app } = this.server.running;
    const on = await this.server.admin.request('PUT', '/api/v4/config/patch', { body: SWITCHED_ON });
    if (on.status !== 200) throw new Error(`the settings are refused: ${JSON.stringify(on.body)}`);
    const settings = app.config.stored;
    const roles = await allRoles(app.store.db);
    const { requests, tell } = this.options;
    for (let round = 0; this.report.sent < requests; round++) {
      await this.people.renew();
      if (round % CHECK_EACH === 0) await this.people.settle();
      const stopListening = this.sockets.listen();
      await this.round(Math.min(ROUND, requests - this.report.sent), round);
      await stopListening();
      await this.restore(settings, roles);
      if (round % CHECK_EACH === CHECK_EACH - 1 || this.report.sent >= requests) await this.check();
      if (round % CHECK_EACH === 0) Bun.gc(true);
      this.report.memoryMb = Math.round(process.memoryUsage().rss / 1e6);
      tell?.(this.report.sent, this.report);
      if (this.report.wrong.length > MOST_WRONG) break;
    }
    return this.report;
  }

  private async round(requests: number, round: number): Promise<void> {
    const seeds = Array.from({ length: requests }, (_, i) => this.options.seed + round * ROUND + i);
    const lane = async (): Promise<void> => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) await this.one(seed);
    };
    const { sockets = 0, requests: all, atOnce = 8 } = this.options;
    const talks = Array.from({ length: Math.ceil((requests * sockets) / all) }, (_, i) => this.options.seed + round * ROUND + i);
    const socketLane = async (): Promise<void> => {
      for (let seed = talks.shift(); seed !== undefined; seed = talks.shift()) await this.sockets.one(seed);
    };
    await Promise.all([...Array.from({ length: atOnce }, lane), ...Array.from({ length: SOCKET_LANES }, socketLane)]);
  }

  private async one(seed: number): Promise<void> {
    const [op] = fc.sample(this.which, { seed, numRuns: 1 }) as [AnyOperation];
    let plan = this.plans.get(op);
    if (!plan) this.plans.set(op, (plan = requestsOf(op, this.known, () => this.server.running.app.config.current)));
    const casts = fc.oneof({ weight: 4, arbitrary: fc.constant<Cast>('administrator') }, { weight: 6, arbitrary: fc.constantFrom(...CASTS) });
    const [[cast, request]] = fc.sample(fc.tuple(casts, plan), { seed, numRuns: 1 }) as [[Cast, Planned]];
    const answer = await this.send(op, cast, request);
    this.report.sent++;
    if (typeof answer === 'string') this.note(`${answer}: ${told(op, cast, request)}`);
    else this.judge(op, cast, request, answer);
  }

  private async send(op: AnyOperation, cast: Cast, { path, headers, body: planned }: Planned): Promise<Answer | string> {
    await this.people.present(cast);
    const token = this.people.token(cast);
    const body = typeof planned === 'string' ? planned.replaceAll(SELF, this.people.id(cast)) : planned;
    const began = performance.now();
    try {
      const response = await fetch(this.server.url + path, {
        method: op.method,
        headers: { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers },
        redirect: 'manual',
        signal: AbortSignal.timeout(GIVES_UP_MS),
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      return { status: response.status, text, ms: performance.now() - began };
    } catch (error) {
      return `no answer (${String(error)})`;
    }
  }

  private note(what: string): void {
    this.report.wrong.push(what);
  }

  private judge(op: AnyOperation, cast: Cast, request: Planned, { status, text, ms }: Answer): void {
    const { report } = this;
    report.statuses.set(status, (report.statuses.get(status) ?? 0) + 1);
    if (ms > SLOW_MS && !HASHES.has(op.id)) report.slow.push({ ms: Math.round(ms), request: told(op, cast, request) });
    if (status === 401 && this.people.token(cast) && text.includes('session_expired')) this.people.expire(cast);
    if (status < 400) {
      this.learn(op, text);
      return;
    }
    const body = jsonOf(text);
    if (status >= 500) this.judgeFailure(op, cast, request, status, text);
    // Heads that are too long never reach the server: Bun refuses them.
    if (status === 431 && text === '') return;
    if (OTHERWISE.has(op.id) || (op.response === Raw && !text.startsWith('{'))) return;
    const { id, message, detailed_error, status_code } = (body ?? {}) as Record<string, unknown>;
    const shaped = typeof id === 'string' && typeof message === 'string' && typeof detailed_error === 'string' && status_code === status;
    if (!shaped) this.note(`an error of another shape (${status} ${text.slice(0, 200)}): ${told(op, cast, request)}`);
  }

  private judgeFailure(op: AnyOperation, cast: Cast, request: Planned, status: number, text: string): void {
    const { id } = (jsonOf(text) ?? {}) as { id?: string };
    if (status === 503 && id === 'api.context.server_busy.app_error') return;
    if (status === 501) {
      const key = `${op.id} ${id}`;
      this.report.switchedOff.set(key, (this.report.switchedOff.get(key) ?? 0) + 1);
      return;
    }
    this.note(`${status} ${id}: ${told(op, cast, request)}`);
  }

  private learn(op: AnyOperation, text: string): void {
    this.report.succeeded.add(op.id);
    const body = op.response === Raw ? undefined : jsonOf(text);
    if (body !== undefined) this.known.learn(body, placeOf(op));
  }

  /** The settings and rights of the beginning, whatever an administrator has made of them. */
  private async restore(settings: typeof this.server.running.app.config.stored, roles: Awaited<ReturnType<typeof allRoles>>): Promise<void> {
    const { app } = this.server.running;
    await Ctx.system(app).tx(async (tx) => {
      await app.config.save(tx.db, settings, tx.now());
      for (const role of roles) await saveRole(tx.db, role);
      tx.afterCommit(() => app.config.apply(settings));
    });
    await this.people.renew();
    await this.people.administrator.request('DELETE', '/api/v4/server_busy');
  }

  private async check(): Promise<void> {
    const { bugs, running } = this.server;
    const late = await Promise.race([this.server.drainJobs().then(() => false), Bun.sleep(60_000).then(() => true)]);
    if (late) this.note('the jobs do not come to an end');
    for (const [name, rows] of Object.entries(await brokenInvariants(running.app.store.db, NOT_HERE)))
      if (!this.broken.has(name)) {
        this.broken.add(name);
        this.note(`broken: ${name}: ${JSON.stringify(rows)}`);
      }
    for (const bug of bugs.slice(this.bugsSeen)) this.note(`reported: ${bug}`);
    this.bugsSeen = bugs.length;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
