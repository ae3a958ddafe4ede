import { sql } from 'kysely';
import type { Follower } from '../cache.ts';
import type { Db } from '../store.ts';
import type { PostQuery } from './post-search.ts';
import { findRecent, type RecentFinds } from './recent-finds.ts';
import { recentMatch } from './recent-match.ts';
import { type RecentPost, RecentRing, type Room } from './recent-ring.ts';
import { Words } from './recent-words.ts';
import { vectorWords } from './vector-words.ts';

/** 33 MB when it is full, which it is with 150,000 to 250,000 messages of usual length; what is not used is not taken from the machine. */
const ROOM: Room = { messages: 2 ** 18, words: 2 ** 21 };
/** Reading them all takes more than a second: between the pages it is the others' turn. */
const PAGE = 250;
const PAUSE_MS = 4;
/** So many times as many are found where some may be none. */
const CANDIDATES = 1.2;
/** Nobody waits for more changes than these; with more than many, everything is read anew. */
const FEW_CHANGES = 1_000;
const MANY_CHANGES = 20_000;

interface Row {
  readonly post_id: string;
  readonly create_at: number;
  readonly channel_id: string;
  readonly words: string;
}

const columns = sql`post_id, create_at, channel_id, tokens::text as words`;

/** The instant of the message before which only so many are; undefined: there are no more than these. */
async function instantOf(db: Db, newest: number): Promise<number | undefined> {
  const { rows } = await sql<Pick<Row, 'create_at'>>`
    select create_at from fm_post_words order by create_at desc, post_id offset ${sql.lit(newest)} limit 1`.execute(db);
  return rows[0]?.create_at;
}

/** Those from an instant on, the oldest first. */
async function oldest(db: Db, since: number, after: Row | undefined): Promise<Row[]> {
  const first = since === Number.NEGATIVE_INFINITY ? sql`true` : sql`create_at >= ${since}`;
  const from = after ? sql`create_at >= ${after.create_at} and (create_at > ${after.create_at} or post_id < ${after.post_id})` : first;
  const page = sql<Row>`select ${columns} from fm_post_words where ${from} order by create_at, post_id desc limit ${sql.lit(PAGE)}`;
  return (await page.execute(db)).rows;
}

async function withIds(db: Db, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columns} from fm_post_words where ${db.dialect.anyOf('post_id', ids)} order by create_at`.execute(db);
  return rows;
}

const isWithin = (at: number, { within, outside }: PostQuery): boolean =>
  within.every(({ from, until }) => at >= from && at < until) && outside.every(({ from, until }) => at < from || at >= until);

/**
 * The words of the newest messages in memory: what is looked for is mostly found among them, without asking the database. They are read when
 * they are first wanted, and then follow the touches of those who write the index of words.
 */
export class RecentPosts implements Follower {
  private words = new Words();
  private readonly channels = new Map<string, number>();
  private readonly changed = new Set<string>();
  /** Once all are read. */
  private ring: RecentRing | undefined;
  /** Ends with the first page: nobody waits for all of them. */
  private loading: Promise<unknown> | undefined;
  private refreshing: Promise<void> | undefined;
  /** What is being read is too much to be waited for. */
  private isBehind = false;
  /** Grows when everything is forgotten: what is being read is of no use then. */
  private generation = 0;

  constructor(private readonly room: Room = ROOM) {}

  touch(key: string): void {
    if (!this.ring && !this.loading) return;
    if (key !== '*') this.changed.add(key);
    if (key === '*' || this.changed.size > MANY_CHANGES) this.forget();
  }

  private forget(): void {
    this.generation++;
    this.ring = this.loading = this.refreshing = undefined;
    this.isBehind = false;
    this.words = new Words();
    this.channels.clear();
    this.changed.clear();
  }

  /** As the database was when this was called; undefined while there is more to read than one waits for, and when it cannot be read. */
  async current(db: Db): Promise<this | undefined> {
    try {
      if (!this.ring) {
        this.loading ??= this.load(db);
        await this.loading;
      }
      // One that runs already may not know of the latest changes; one that begins now does, whoever begins it.
      if (!this.isBehind) await this.refreshing;
      if (this.ring && this.changed.size > 0) this.refreshing ??= this.refresh(db);
      if (this.isBehind) return undefined;
      await this.refreshing;
    } catch {
      return undefined;
    }
    return this.ring && this;
  }

  private load(db: Db): Promise<unknown> {
    const { generation } = this;
    let ring: RecentRing | undefined;
    let last: Row | undefined;
    const nextPage = async (): Promise<boolean> => {
      ring ??= await this.emptyRing(db);
      const rows = await oldest(db, ring.since, last);
      if (generation !== this.generation) return true;
      for (const row of rows) ring.add(this.recent(row));
      last = rows.at(-1);
      if (rows.length === PAGE) return false;
      this.ring = ring;
      return true;
    };
    const first = nextPage();
    const all = async () => {
      for (let done = await first; !done; done = await nextPage()) await Bun.sleep(PAUSE_MS);
    };
    const end = () => {
      if (generation === this.generation) this.loading = undefined;
    };
    all().then(end, end);
    return first;
  }

  private async emptyRing(db: Db): Promise<RecentRing> {
    const tooOld = await instantOf(db, this.room.messages);
    return new RecentRing(this.room, tooOld === undefined ? Number.NEGATIVE_INFINITY : tooOld + 1);
  }

  private recent({ post_id: id, create_at: at, channel_id, words }: Row): RecentPost {
    const channel = this.channels.get(channel_id) ?? this.channels.size;
    this.channels.set(channel_id, channel);
    return { id, at, channel, words: vectorWords(words, this.words) };
  }

  private refresh(db: Db): Promise<void> {
    const { generation } = this;
    const ids = [...this.changed];
    this.changed.clear();
    this.isBehind = ids.length > FEW_CHANGES;
    const refreshed = this.readAgain(db, ids).finally(() => {
      if (generation !== this.generation) return;
      this.isBehind = false;
      this.refreshing = undefined;
    });
    // Those who do not wait for it hear of an error when they search again.
    refreshed.catch(() => undefined);
    return refreshed;
  }

  private async readAgain(db: Db, ids: readonly string[]): Promise<void> {
    const { generation, ring } = this;
    for (let i = 0; i < ids.length; i += PAGE) {
      const some = ids.slice(i, i + PAGE);
      let rows: Row[];
      try {
        rows = await withIds(db, some);
      } catch (error) {
        if (generation === this.generation) for (const id of ids.slice(i)) this.touch(id);
        throw error;
      }
      if (generation !== this.generation || !ring) return;
      for (const id of some) ring.remove(id);
      for (const row of rows) ring.add(this.recent(row));
    }
    if (this.words.areTooMany || ring?.isUsedUp) this.forget();
  }

  /** One for each number that is one of these channels. */
  private numbersOf(channels: readonly string[]): Uint8Array {
    const flags = new Uint8Array(this.channels.size);
    for (const id of channels) {
      const number = this.channels.get(id);
      if (number !== undefined) flags[number] = 1;
    }
    return flags;
  }

  get size(): number {
    return this.ring?.size ?? 0;
  }

  /** The newest that a search is for, as far as memory goes; more of them where it is not sure. Not after the next wait. */
  find(query: PostQuery): RecentFinds | undefined {
    const { ring, words } = this;
    const { within, outside } = query;
    if (!ring || within.some(({ until }) => until <= ring.since)) return undefined;
    const { holds, anchors, exact } = recentMatch(query, { words, countOf: (word) => ring.countOf(word) });
    const limit = exact ? query.limit : Math.ceil(query.limit * CANDIDATES);
    const from = Math.max(ring.since, ...within.map((span) => span.from));
    const look = { limit, readable: this.numbersOf(query.channels), holds, anchors, from };
    const isDated = within.length + outside.length > 0;
    const { areAll, ...found } = findRecent(ring, isDated ? { ...look, isWithin: (instant) => isWithin(instant, query) } : look);
    const noneIsOlder = ring.since === Number.NEGATIVE_INFINITY || within.some((span) => span.from >= ring.since);
    return { ...found, exact, complete: areAll && noneIsOlder && found.ids.length < limit };
  }
}
