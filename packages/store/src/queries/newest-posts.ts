import { cache } from '../cache.ts';
import type { Db } from '../store.ts';
import { lastPostChange, newestPosts, type PostRow } from './posts.ts';
import { threadContext } from './thread-context.ts';
import { NEWEST_POSTS } from './touch-newest-posts.ts';

/** So many messages a client asks for that opens a channel. */
export const NEWEST_PAGE = 60;

/** The newest messages of a channel, frozen: many answers are made of the same rows. */
export interface NewestPosts {
  /** When any message of the channel last changed; known before the rows were read. */
  readonly changedAt: number;
  /** Newest first, one more than a page. */
  readonly rows: readonly PostRow[];
  /** The roots of those of the page that are not on it, and the replies to all of its threads. Without replies there is none. */
  readonly context: readonly PostRow[];
}

/** Channels in memory. With the size of each this is at most 75 MB, and 15 MB where messages are as long as most are. */
const CHANNELS = 300;
const MOST_BYTES = 256 * 1024;
/** What a row takes beside its texts. */
const ROW_BYTES = 500;

const propsBytes = (props: PostRow['props']): number => (props && Object.keys(props).length > 0 ? JSON.stringify(props).length : 0);

function fits({ rows, context }: NewestPosts): boolean {
  let bytes = 0;
  for (const list of [rows, context])
    for (const { message, hashtags, file_ids, props } of list) {
      bytes += ROW_BYTES + message.length + hashtags.length + file_ids.length + propsBytes(props);
      if (bytes > MOST_BYTES) return false;
    }
  return true;
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

async function load(db: Db, channelId: string, rootsOnly: boolean): Promise<NewestPosts> {
  // An older instant with newer rows is asked for once more; a newer one with older rows would be taken for current.
  const changedAt = await lastPostChange(db, channelId);
  const rows = await newestPosts(db, rootsOnly, { channelId, offset: 0, limit: NEWEST_PAGE + 1 });
  const context = rootsOnly || rows.length === 0 ? [] : await threadContext(db, rows.slice(0, NEWEST_PAGE), false);
  for (const list of [rows, context]) for (const row of list) freeze(row);
  return { changedAt, rows, context };
}

const all = cache(NEWEST_POSTS, (db, channelId) => load(db, channelId, false), CHANNELS / 2, { fits });
const roots = cache('newest_roots', (db, channelId) => load(db, channelId, true), CHANNELS / 2, { fits, togetherWith: NEWEST_POSTS });

/** From memory, else read for all who ask. */
export const rememberedNewest = (db: Db, channelId: string, rootsOnly: boolean): NewestPosts | undefined | Promise<NewestPosts | undefined> =>
  db.cached(rootsOnly ? roots : all, channelId);

/** From memory, if it is there. */
export const peekNewest = (db: Db, channelId: string, rootsOnly: boolean): NewestPosts | undefined =>
  db.inTransaction ? undefined : db.memory.peek(rootsOnly ? roots : all, channelId);

/** What `threadContext` finds for the first of them, as many as are shown; no more than a page. */
export function contextOfFirst({ rows, context }: NewestPosts, count: number, skipThreads: boolean): readonly PostRow[] {
  if (count >= NEWEST_PAGE && !skipThreads) return context;
  const threads = new Set(rows.slice(0, count).map((row) => row.root_id || row.id));
  const others = [...rows.slice(count, NEWEST_PAGE), ...context];
  return others.filter((row) => (row.root_id === '' ? threads.has(row.id) : !skipThreads && threads.has(row.root_id)));
}
