import { cache } from '../cache.ts';
import type { Db } from '../store.ts';
import { lastPostChange, newestPosts, type PostRow } from './posts.ts';
import { threadContext } from './thread-context.ts';
import { NEWEST_POSTS } from './touch-newest-posts.ts';

/** So many messages clients ask for that open a channel, on a small and on a large screen. */
const PAGES = [30, 60] as const;

/** The newest messages of a channel, frozen: many answers are made of the same rows. */
export interface NewestPosts {
  /** When any message of the channel last changed; known before the rows were read. */
  readonly changedAt: number;
  /** So many are a page. */
  readonly size: number;
  /** Newest first, one more than a page. */
  readonly rows: readonly PostRow[];
  /** The roots of those of the page that are not on it, and the replies to all of its threads. Without replies there is none. */
  readonly context: readonly PostRow[];
}

/** Channels in memory, in each form and size. All together are at most 70 MB, and 15 MB where messages are as long as most are. */
const CHANNELS = 128;
/** Of each message of a page, with the threads that it brings along. */
const MOST_BYTES = 3 * 1024;
/** What a row takes beside its texts. */
const ROW_BYTES = 500;

const propsBytes = (props: PostRow['props']): number => (props && Object.keys(props).length > 0 ? JSON.stringify(props).length : 0);

function fits({ size, rows, context }: NewestPosts): boolean {
  let left = size * MOST_BYTES;
  for (const list of [rows, context])
    for (const { message, hashtags, file_ids, props } of list) {
      left -= ROW_BYTES + message.length + hashtags.length + file_ids.length + propsBytes(props);
      if (left < 0) return false;
    }
  return true;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

async function load(db: Db, channelId: string, rootsOnly: boolean, size: number): Promise<NewestPosts> {
  // An older instant with newer rows is asked for once more; a newer one with older rows would be taken for current.
  const changedAt = await lastPostChange(db, channelId);
  const rows = await newestPosts(db, rootsOnly, { channelId, offset: 0, limit: size + 1 });
  const context = rootsOnly || rows.length === 0 ? [] : await threadContext(db, rows.slice(0, size), false);
  for (const list of [rows, context]) for (const row of list) freeze(row);
  return { changedAt, size, rows, context };
}

const newest = (form: string, rootsOnly: boolean) =>
  PAGES.map((size) => {
    const goes = { fits, togetherWith: NEWEST_POSTS };
    return { size, cache: cache(`${form}_${size}`, (db, channelId) => load(db, channelId, rootsOnly, size), CHANNELS, goes) };
  });
const all = newest('newest_posts', false);
const roots = newest('newest_roots', true);

/** At least so many from memory, if they are there. */
export function peekNewest(db: Db, channelId: string, rootsOnly: boolean, count: number): NewestPosts | undefined {
  if (db.inTransaction) return undefined;
  for (const { size, cache } of rootsOnly ? roots : all) {
    const known = size >= count ? db.memory.peek(cache, channelId) : undefined;
    if (known) return known;
  }
  return undefined;
}

/** From memory, else read for all who ask; undefined where nothing is there and so many are not asked for often. */
export function rememberedNewest(
  db: Db,
  channelId: string,
  rootsOnly: boolean,
  count: number,
): NewestPosts | undefined | Promise<NewestPosts | undefined> {
  const known = peekNewest(db, channelId, rootsOnly, count);
  if (known) return known;
  const asked = (rootsOnly ? roots : all).find(({ size }) => size === count);
  return asked && db.cached(asked.cache, channelId);
}

/** What `threadContext` finds for the first of them, as many as are shown; no more than a page. */
export function contextOfFirst({ size, rows, context }: NewestPosts, count: number, skipThreads: boolean): readonly PostRow[] {
  if (count === size && !skipThreads) return context;
  const threads = new Set(rows.slice(0, count).map((row) => row.root_id || row.id));
  const others = [...rows.slice(count, size), ...context];
  return others.filter((row) => (row.root_id === '' ? threads.has(row.id) : !skipThreads && threads.has(row.root_id)));
}
