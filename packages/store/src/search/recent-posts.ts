import { sql } from 'kysely';
import type { Follower } from '../cache.ts';
import type { Db } from '../store.ts';
import type { PostQuery } from './post-search.ts';
import { type Place, RecentColumns, type RecentPost } from './recent-columns.ts';
import { isWithin, lookThrough, type RecentFinds } from './recent-finds.ts';
import { recentMatch } from './recent-match.ts';
import { Words } from './recent-words.ts';

/** So many of the newest messages are held, and some more until it is worth it to let them go. */
const NEWEST = 40_000;
const AT_MOST = 44_000;
const PAGE = 1_000;
const AT_ONCE = 500;
/** So many times as many are found where some may be none. */
const CANDIDATES = 1.2;
/** With more changes than these everything is read anew. */
const MOST_CHANGES = 5_000;

interface Row {
  readonly post_id: string;
  readonly create_at: number;
  readonly channel_id: string;
  readonly words: string;
}

const columns = sql`post_id, create_at, channel_id, array_to_string(tsvector_to_array(tokens), ' ') as words`;

async function newest(db: Db, after: Place | undefined): Promise<Row[]> {
  const older = after ? sql`where create_at <= ${after.at} and (create_at < ${after.at} or post_id > ${after.id})` : sql``;
  const { rows } = await sql<Row>`select ${columns} from fm_post_words ${older} order by create_at desc, post_id limit ${sql.lit(PAGE)}`.execute(db);
  return rows;
}

async function withIds(db: Db, ids: readonly string[]): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columns} from fm_post_words where ${db.dialect.anyOf('post_id', ids)}`.execute(db);
  return rows;
}

/**
 * The words of the newest messages in memory: what is common is found among them, without asking the database to look through thousands of
 * rows. They are read when they are first wanted, and then follow the touches of those who write the index of words.
 */
export class RecentPosts implements Follower {
  private posts = new RecentColumns(0);
  private words = new Words();
  private readonly channels = new Map<string, number>();
  private readonly changed = new Set<string>();
  private loaded = false;
  /** Ends with the first page: nobody waits for all of them. */
  private loading: Promise<unknown> | undefined;
  private refreshing: Promise<void> | undefined;
  /** Grows when everything is forgotten: what is being read is of no use then. */
  private generation = 0;
  /** All messages from this instant on are held. */
  private since = Number.NEGATIVE_INFINITY;

  touch(key: string): void {
    if (!this.loaded && !this.loading) return;
    if (key !== '*') this.changed.add(key);
    if (key === '*' || this.changed.size > MOST_CHANGES) this.forget();
  }

  private forget(): void {
    this.generation++;
    this.loaded = false;
    this.loading = this.refreshing = undefined;
    this.posts = new RecentColumns(0);
    this.words = new Words();
    this.channels.clear();
    this.changed.clear();
    this.since = Number.NEGATIVE_INFINITY;
  }

  /** As the database was when this was called; undefined while there is more to read than one waits for, and when it cannot be read. */
  async current(db: Db): Promise<this | undefined> {
    try {
      if (!this.loaded) {
        this.loading ??= this.load(db);
        await this.loading;
      }
      // One that runs already may not know of the latest changes; one that begins now does, whoever begins it.
      await this.refreshing;
      if (this.loaded && this.changed.size > 0) this.refreshing ??= this.refresh(db);
      await this.refreshing;
    } catch {
      return undefined;
    }
    return this.loaded ? this : undefined;
  }

  private load(db: Db): Promise<unknown> {
    const { generation } = this;
    const read: Row[] = [];
    const nextPage = async (): Promise<boolean> => {
      const last = read.at(-1);
      const rows = await newest(db, last && { id: last.post_id, at: last.create_at });
      if (generation !== this.generation) return true;
      read.push(...rows);
      if (rows.length === PAGE && read.length < NEWEST) return false;
      this.take(read, rows.length < PAGE);
      return true;
    };
    const first = nextPage();
    const all = async () => {
      for (let done = await first; !done; ) done = await nextPage();
    };
    const end = () => {
      if (generation === this.generation) this.loading = undefined;
    };
    all().then(end, end);
    return first;
  }

  private take(rows: readonly Row[], whole: boolean): void {
    // Of the last instant some may not have been read.
    this.since = whole ? Number.NEGATIVE_INFINITY : (rows.at(-1)?.create_at ?? 0) + 1;
    this.posts = new RecentColumns(AT_MOST + MOST_CHANGES);
    for (const row of rows.toReversed()) if (row.create_at >= this.since) this.posts.insert(this.recent(row));
    this.loaded = true;
  }

  private recent({ post_id: id, create_at: at, channel_id, words }: Row): RecentPost {
    const channel = this.channels.get(channel_id) ?? this.channels.size;
    this.channels.set(channel_id, channel);
    return { id, at, channel, words: this.words.numbersOf(words) };
  }

  private async refresh(db: Db): Promise<void> {
    const { generation } = this;
    const ids = [...this.changed];
    this.changed.clear();
    try {
      for (let i = 0; i < ids.length; i += AT_ONCE) {
        const some = ids.slice(i, i + AT_ONCE);
        const rows = await withIds(db, some);
        if (generation !== this.generation) return;
        for (const id of some) this.posts.remove(id);
        for (const row of rows) if (row.create_at >= this.since) this.posts.insert(this.recent(row));
      }
      this.makeRoom();
    } catch (error) {
      for (const id of ids) this.touch(id);
      throw error;
    } finally {
      if (generation === this.generation) this.refreshing = undefined;
    }
  }

  private makeRoom(): void {
    if (this.words.areTooMany) {
      this.forget();
      return;
    }
    const { size, at } = this.posts;
    if (size <= AT_MOST) return;
    this.since = at[size - NEWEST] as number;
    this.posts.removeFirst(at.findIndex((instant) => instant >= this.since));
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
    return this.posts.size;
  }

  /**
   * The newest that a search is for among so many of the newest, as far as memory goes; more of them where it is not sure. Not after the
   * next wait.
   */
  find(query: PostQuery, among: number): RecentFinds {
    const { holds, exact } = recentMatch(query, this.words);
    const dated = query.within.length + query.outside.length > 0;
    const limit = exact ? query.limit : query.limit * CANDIDATES;
    const { size, at } = this.posts;
    const first = Math.max(size - among, 0);
    const look = { first, limit, readable: this.numbersOf(query.channels), holds };
    const looked = lookThrough(this.posts, dated ? { ...look, isWithin: (instant) => isWithin(instant, query) } : look);
    const since = first === 0 ? this.since : (at[first] as number) + 1;
    const noneIsOlder = since === Number.NEGATIVE_INFINITY || query.within.some(({ from }) => from >= since);
    return { ...looked, exact, complete: noneIsOlder && looked.ids.length < limit };
  }
}
