import type { Bus, BusMessage, ClusterNode } from '@foremast/kernel/app';
import { newId } from '@foremast/kernel/id';
import { Redis } from 'ioredis';

export interface RedisBusOptions {
  readonly redis: { readonly url: string; readonly prefix: string };
  /** Keeps servers apart that share a Redis. */
  readonly name: string;
  readonly report: (error: unknown, where: string) => void;
  /** Redis is away; said once a minute. */
  readonly onTrouble: (error: unknown) => void;
  /** What the other processes may know of this one. */
  readonly describe?: () => { readonly node: Omit<ClusterNode, 'id'>; readonly sockets: number };
}

interface NodeRecord extends ClusterNode {
  readonly at: number;
  readonly sockets: number;
}

/** So many messages are kept for processes that were cut off for a moment. */
const KEPT = 5_000;
/** So many wait here while Redis is away. */
const WAITING = 10_000;
const BLOCK_MS = 5_000;
const BEAT_MS = 5_000;
const GONE_MS = 20_000;
const QUIET_MS = 60_000;
const MEMORY_MS = 1_000;
const RETRY_MS = 200;

/** Everything that this process remembers may be out of date. */
const FORGET: BusMessage = { touches: [{ cache: '*', key: '*' }], events: [] };
const FORGET_TEXT = JSON.stringify(FORGET);

/**
 * Tells the other processes over a Redis stream: they read it from where they were, so that a connection that broke for a moment
 * loses nothing. While Redis is away messages wait, and memory is not trusted for longer than a second.
 */
export class RedisBus implements Bus {
  readonly id = newId();
  private readonly key: string;
  private readonly writing: Redis;
  private readonly reading: Redis;
  private readonly waiting: string[] = [];
  private receive: ((message: BusMessage) => void) | undefined;
  private closed = false;
  private sending = false;
  private toldAt = 0;
  private readonly timers: Timer[] = [];
  private connected = false;
  /** Who has a socket at this process. */
  private readonly seated = new Set<string>();

  constructor(private readonly options: RedisBusOptions) {
    this.key = `${options.redis.prefix}foremast:${options.name}`;
    this.writing = this.connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    this.reading = this.connect({ maxRetriesPerRequest: null });
    this.writing.on('ready', () => {
      this.send();
      void this.seatAll();
      void this.beat();
    });
  }

  private connect(options: object): Redis {
    const redis = new Redis(this.options.redis.url, { retryStrategy: (times) => Math.min(times * 200, 2_000), ...options });
    redis.on('error', (error) => this.trouble(error));
    return redis;
  }

  /** Redis away is one line a minute, not one for each try. */
  private trouble(error: unknown): void {
    const now = Date.now();
    if (this.closed || now - this.toldAt < QUIET_MS) return;
    this.toldAt = now;
    this.options.onTrouble(error);
  }

  publish(message: BusMessage): void {
    this.waiting.push(JSON.stringify(message));
    // The others cannot be told all of it: they look up what they remember. What is on its way is counted from the front.
    if (this.waiting.length > WAITING && !this.sending) this.waiting.splice(0, 2, FORGET_TEXT);
    this.send();
  }

  /** In order, as many at once as there are. */
  private send(): void {
    if (this.sending || this.waiting.length === 0 || this.writing.status !== 'ready') return;
    this.sending = true;
    const batch = this.waiting.slice(0, 200);
    const pipeline = this.writing.pipeline();
    for (const text of batch) pipeline.xadd(this.key, 'MAXLEN', '~', KEPT, '*', 'from', this.id, 'm', text);
    // Not at once after a failure: between the end of a connection and the news of it, every try fails without leaving the turn.
    const again = (waitMs: number) => {
      this.sending = false;
      if (waitMs === 0) this.send();
      else setTimeout(() => this.send(), waitMs).unref();
    };
    pipeline.exec().then(
      (results) => {
        const written = results?.findIndex(([error]) => error !== null) ?? 0;
        this.waiting.splice(0, written < 0 ? batch.length : written);
        const failed = results?.find(([error]) => error !== null)?.[0];
        if (failed) this.trouble(failed);
        again(failed || !results ? RETRY_MS : 0);
      },
      (error) => {
        this.trouble(error);
        again(RETRY_MS);
      },
    );
  }

  listen(receive: (message: BusMessage) => void): void {
    this.receive = receive;
    void this.read();
    this.timers.push(
      setInterval(() => {
        if (!this.connected && !this.closed) receive(FORGET);
      }, MEMORY_MS),
      setInterval(() => void this.beat(), BEAT_MS),
    );
    for (const timer of this.timers) timer.unref();
    for (const event of ['close', 'end'] as const) this.reading.on(event, () => this.setConnected(false));
    this.reading.on('ready', () => this.setConnected(true));
  }

  private setConnected(connected: boolean): void {
    // What was changed meanwhile, and told over a Redis that has lost it, is read anew.
    if (this.connected !== connected && !this.closed) this.receive?.(FORGET);
    this.connected = connected;
  }

  private async read(): Promise<void> {
    let last = await this.newest();
    this.receive?.(FORGET);
    while (!this.closed) {
      try {
        const answer = (await this.reading.xread('COUNT', 500, 'BLOCK', BLOCK_MS, 'STREAMS', this.key, last)) as
          | [string, [string, string[]][]][]
          | Record<string, [string, string[]][]>
          | null;
        for (const [id, fields] of entriesOf(answer)) {
          last = id;
          this.take(fields);
        }
      } catch (error) {
        if (this.closed) return;
        this.trouble(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  private readonly seatsOf = (nodeId: string): string => `${this.key}:seats:${nodeId}`;

  /** Redis may have lost them. */
  private async seatAll(): Promise<void> {
    const mine = this.seatsOf(this.id);
    const pipeline = this.writing.pipeline().del(mine);
    if (this.seated.size > 0) pipeline.sadd(mine, ...this.seated).pexpire(mine, GONE_MS);
    await pipeline.exec().catch((error) => this.trouble(error));
  }

  /** While Redis is away nobody is known to be elsewhere. */
  async seat(userId: string, here: boolean): Promise<boolean> {
    if (here) this.seated.add(userId);
    else this.seated.delete(userId);
    if (this.writing.status !== 'ready') return false;
    const mine = this.seatsOf(this.id);
    try {
      await (here ? this.writing.pipeline().sadd(mine, userId).pexpire(mine, GONE_MS).exec() : this.writing.srem(mine, userId));
      if (here) return false;
      const others = (await this.records()).filter(({ id }) => id !== this.id);
      const found = await Promise.all(others.map(({ id }) => this.writing.sismember(this.seatsOf(id), userId)));
      return found.includes(1);
    } catch (error) {
      this.trouble(error);
      return false;
    }
  }

  /** Where the stream ends now: what was told before this process began does not concern it. */
  private async newest(): Promise<string> {
    while (!this.closed) {
      try {
        const [entry] = (await this.reading.xrevrange(this.key, '+', '-', 'COUNT', 1)) as [string, string[]][];
        return entry?.[0] ?? '0-0';
      } catch (error) {
        this.trouble(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    return '0-0';
  }

  private take(fields: readonly string[]): void {
    const field = (name: string) => fields[fields.indexOf(name) + 1] ?? '';
    if (field('from') === this.id) return;
    try {
      this.receive?.(JSON.parse(field('m')));
    } catch (error) {
      this.options.report(error, 'bus');
    }
  }

  private async beat(): Promise<void> {
    const described = this.options.describe?.();
    if (!described || this.closed || this.writing.status !== 'ready') return;
    const record: NodeRecord = { id: this.id, ...described.node, at: Date.now(), sockets: described.sockets };
    await this.writing
      .pipeline()
      .hset(`${this.key}:nodes`, this.id, JSON.stringify(record))
      .pexpire(this.seatsOf(this.id), GONE_MS)
      .exec()
      .catch((error) => this.trouble(error));
  }

  private async records(): Promise<NodeRecord[]> {
    await this.beat();
    const all = await this.writing.hgetall(`${this.key}:nodes`).catch(() => ({}));
    const records = Object.values(all).map((text) => JSON.parse(text) as NodeRecord);
    const gone = records.filter(({ at }) => at < Date.now() - GONE_MS).map(({ id }) => id);
    if (gone.length > 0) await this.writing.hdel(`${this.key}:nodes`, ...gone).catch(() => 0);
    return records.filter(({ id }) => !gone.includes(id));
  }

  async nodes(): Promise<readonly ClusterNode[]> {
    return (await this.records()).map(({ at: _, sockets: __, ...node }) => node);
  }

  async sockets(): Promise<number> {
    return (await this.records()).reduce((sum, { sockets }) => sum + sockets, 0);
  }

  async close(): Promise<void> {
    // What was committed a moment ago is still told.
    for (let tries = 0; this.waiting.length > 0 && this.writing.status === 'ready' && tries < 50; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    if (this.writing.status === 'ready')
      await this.writing
        .pipeline()
        .hdel(`${this.key}:nodes`, this.id)
        .del(this.seatsOf(this.id))
        .exec()
        .catch(() => null);
    this.writing.disconnect();
    this.reading.disconnect();
  }
}

/** The newer protocol answers with an object, the older one with pairs. */
function entriesOf(answer: [string, [string, string[]][]][] | Record<string, [string, string[]][]> | null): [string, string[]][] {
  if (answer === null) return [];
  return (Array.isArray(answer) ? answer.map(([, entries]) => entries) : Object.values(answer)).flat();
}
