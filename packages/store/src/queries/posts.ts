import { type RawBuilder, sql } from 'kysely';
import type { ChannelPosts } from '../dialect/channel-posts.ts';
import { ONCE } from '../dialect/once.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { touchNewestPosts } from './touch-newest-posts.ts';

export const postColumns = [
  'posts.id',
  'posts.createat as create_at',
  'posts.updateat as update_at',
  'posts.editat as edit_at',
  'posts.deleteat as delete_at',
  'posts.ispinned as is_pinned',
  'posts.userid as user_id',
  'posts.channelid as channel_id',
  'posts.rootid as root_id',
  'posts.originalid as original_id',
  'posts.message',
  'posts.type',
  'posts.props',
  'posts.hashtags',
  'posts.fileids as file_ids',
  'posts.hasreactions as has_reactions',
  'posts.remoteid as remote_id',
] as const;

/** A message as stored; `file_ids` is JSON text. */
export interface PostRow {
  id: string;
  create_at: number;
  update_at: number;
  edit_at: number;
  delete_at: number;
  is_pinned: boolean;
  user_id: string;
  channel_id: string;
  root_id: string;
  original_id: string;
  message: string;
  type: string;
  props: Record<string, unknown> | null;
  hashtags: string;
  file_ids: string;
  has_reactions: boolean;
  remote_id: string | null;
}

export const selectPosts = (db: Db) => db.selectFrom('posts').select(postColumns);
const byId = hot<{ id: string }, PostRow>((db, p) => selectPosts(db).where('id', '=', p.id) as never);

const held = hot<{ id: string }, PostRow>((db, p) => selectPosts(db).where('id', '=', p.id).modifyEnd(db.dialect.holdingRows) as never);

/** The post as it is now, deleted or not. Whoever else wants to change it waits until the transaction ends. A root is held before its replies. */
export async function heldPost(db: WriteDb, id: string): Promise<PostRow | undefined> {
  return (await held(db, { id }))[0];
}

/** The live posts among them, in no order; held like `heldPost`. */
export async function heldPosts(db: WriteDb, ids: readonly string[]): Promise<PostRow[]> {
  const query = selectPosts(db).where(db.dialect.anyOf('posts.id', ids)).where('posts.deleteat', '=', 0);
  return (await query.modifyEnd(db.dialect.holdingRows).execute()) as PostRow[];
}

/** Not one that was deleted. */
export async function findPost(db: Db, id: string): Promise<PostRow | undefined> {
  const row = (await byId(db, { id }))[0];
  return row && row.delete_at === 0 ? row : undefined;
}
/** Deleted ones and old versions too. */
export async function findAnyPost(db: Db, id: string): Promise<PostRow | undefined> {
  return (await byId(db, { id }))[0];
}

export async function postsByIds(db: Db, ids: readonly string[]): Promise<PostRow[]> {
  return ids.length === 0 ? [] : byIds(db, { ids: db.dialect.list(ids) });
}

/** A stretch of a channel, newest first; `rootsOnly` leaves replies out. */
interface Stretch {
  readonly channelId: string;
  readonly limit: number;
  readonly offset: number;
}
interface Beside extends Stretch {
  readonly at: number;
}

type Which = (posts: ChannelPosts, p: Beside) => RawBuilder<boolean>;

/**
 * Where a channel is this long, PostgreSQL walks along its index, in which messages of one instant have their order. Of a shorter one it may sort
 * what it finds, and without an order for them one would stand on two pages, and another on none.
 */
const FAR = 1_000;

function stretch(which: Which, direction: 'asc' | 'desc', rootsOnly: boolean) {
  const query = (db: Db, p: Beside) => {
    const { channelPosts } = db.dialect;
    const found = selectPosts(db).where(which(channelPosts, p)).orderBy(channelPosts.order(direction)).limit(p.limit);
    return rootsOnly ? found.where('posts.rootid', '=', '') : found;
  };
  // PostgreSQL would keep one plan for near and far pages, which costs the near ones twenty times as much.
  const near = hot<Beside, PostRow>(
    (db, p) =>
      query(db, p)
        .orderBy(sql`${db.dialect.asWritten} ${sql.raw(direction)}`)
        .offset(p.offset)
        .modifyFront(ONCE) as never,
  );
  const far = hot<Beside, PostRow>((db, p) => query(db, p).offset(p.offset).modifyFront(ONCE) as never);
  return (db: Db, p: Beside): Promise<PostRow[]> => (p.offset < FAR ? near : far)(db, p);
}
const stretches = (which: Which, direction: 'asc' | 'desc') => ({ all: stretch(which, direction, false), roots: stretch(which, direction, true) });

const newest = stretches((posts, p) => posts.all(p.channelId), 'desc');
const older = stretches((posts, p) => posts.before(p.channelId, p.at), 'desc');
const newer = stretches((posts, p) => posts.after(p.channelId, p.at), 'asc');

/** The newest posts of a channel, newest first. */
export const newestPosts = (db: Db, rootsOnly: boolean, stretch: Stretch): Promise<PostRow[]> =>
  (rootsOnly ? newest.roots : newest.all)(db, { ...stretch, at: 0 });
/** Posts older than an instant, newest first. */
export const postsBefore = (db: Db, rootsOnly: boolean, beside: Beside): Promise<PostRow[]> => (rootsOnly ? older.roots : older.all)(db, beside);
/** Posts newer than an instant, oldest first. */
export const postsAfter = (db: Db, rootsOnly: boolean, beside: Beside): Promise<PostRow[]> => (rootsOnly ? newer.roots : newer.all)(db, beside);

/** Changed after an instant, deleted ones and old versions too, newest first by their creation. */
export async function postsChangedSince(db: Db, channelId: string, since: number, rootsOnly: boolean, limit: number): Promise<PostRow[]> {
  let query = selectPosts(db).where('posts.channelid', '=', channelId).where('posts.updateat', '>', since);
  if (rootsOnly) query = query.where('posts.rootid', '=', '');
  return (await query.orderBy('posts.createat', 'desc').limit(limit).execute()) as PostRow[];
}

const threadsOf = hot<{ ids: unknown }, PostRow>(
  (db, p) => selectPosts(db).where(db.dialect.anyOfListUnseen('posts.rootid', p.ids)).where('posts.deleteat', '=', 0) as never,
);
const byIds = hot<{ ids: unknown }, PostRow>((db, p) => selectPosts(db).where(db.dialect.anyOfList('posts.id', p.ids)) as never);

/** The live replies to these roots, in no order. */
export const repliesTo = async (db: Db, rootIds: readonly string[]): Promise<PostRow[]> =>
  rootIds.length === 0 ? [] : threadsOf(db, { ids: db.dialect.list(rootIds) });

export interface ThreadWindow {
  readonly rootId: string;
  /** The answers to it alone; else the root is one of them. */
  readonly repliesOnly: boolean;
  /** Newest first; else oldest first. */
  readonly up: boolean;
  /** Beyond this instant in that direction, and beyond this post of the same instant; 0: from the end. */
  readonly createdAt: number;
  readonly fromPost: string;
  /** Changed after this instant, or at it and beyond `fromPost`; with `updatesOnly`, those that were there by then. */
  readonly updatedAt: number;
  readonly updatesOnly: boolean;
  /** 0: all. */
  readonly limit: number;
}

/** Live messages of a thread. */
export async function threadPage(db: Db, w: ThreadWindow): Promise<PostRow[]> {
  const direction = w.up ? 'desc' : 'asc';
  let query = selectPosts(db)
    .where((eb) => (w.repliesOnly ? eb('posts.rootid', '=', w.rootId) : eb.or([eb('posts.id', '=', w.rootId), eb('posts.rootid', '=', w.rootId)])))
    .where('posts.deleteat', '=', 0)
    .orderBy('posts.createat', direction)
    .orderBy('posts.id', direction);
  if (w.createdAt !== 0) {
    const beyond = w.up ? '<' : '>';
    query = query.where((eb) =>
      w.fromPost === ''
        ? eb('posts.createat', beyond, w.createdAt)
        : eb.or([eb('posts.createat', beyond, w.createdAt), eb.and([eb('posts.createat', '=', w.createdAt), eb('posts.id', beyond, w.fromPost)])]),
    );
  }
  if (w.updatedAt !== 0)
    query = query.where((eb) =>
      w.fromPost === ''
        ? eb('posts.updateat', '>', w.updatedAt)
        : eb.or([eb('posts.updateat', '>', w.updatedAt), eb.and([eb('posts.updateat', '=', w.updatedAt), eb('posts.id', '>', w.fromPost)])]),
    );
  if (w.updatesOnly) query = query.where('posts.createat', '<=', w.updatedAt);
  if (w.limit > 0) query = query.limit(w.limit);
  return (await query.execute()) as PostRow[];
}

/** The live replies written after an instant, oldest first. */
export async function repliesAfter(db: Db, rootId: string, at: number): Promise<PostRow[]> {
  return (await selectPosts(db)
    .where('posts.rootid', '=', rootId)
    .where('posts.deleteat', '=', 0)
    .where('posts.createat', '>', at)
    .orderBy('posts.createat')
    .execute()) as PostRow[];
}

export type CountedPost = Pick<PostRow, 'id' | 'message' | 'type' | 'user_id' | 'props' | 'root_id' | 'create_at'>;

/** The live messages of a channel from an instant on, with what counting needs of them. */
export async function postsFrom(db: Db, channelId: string, from: number): Promise<CountedPost[]> {
  return db
    .selectFrom('posts')
    .select(['id', 'message', 'type', 'userid as user_id', 'props', 'rootid as root_id', 'createat as create_at'])
    .where('channelid', '=', channelId)
    .where('deleteat', '=', 0)
    .where('createat', '>=', from)
    .execute();
}

/** When a person first answered in each of these threads; threads without an answer of theirs are absent. */
export async function firstAnswersOf(db: Db, userId: string, rootIds: readonly string[]): Promise<Map<string, number>> {
  if (rootIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('posts')
    .select((eb) => ['rootid', eb.fn.min<number>('createat').as('at')])
    .where(db.dialect.anyOf('rootid', rootIds))
    .where('userid', '=', userId)
    .where('deleteat', '=', 0)
    .groupBy('rootid')
    .execute();
  return new Map(rows.map((row) => [row.rootid, Number(row.at)]));
}

const lastChange = hot<{ channelId: string }, { at: number | null }>(
  (db, p) =>
    db.selectFrom('posts').select('updateat as at').where('channelid', '=', p.channelId).orderBy('updateat', 'desc').limit(sql.lit(1)) as never,
);
/** When any post of the channel last changed; 0 while there is none. */
export const lastPostChange = async (db: Db, channelId: string): Promise<number> => (await lastChange(db, { channelId }))[0]?.at ?? 0;

const insert = hot<PostRow, never>(
  (db, p) =>
    db.insertInto('posts').values({
      id: p.id,
      createat: p.create_at,
      updateat: p.update_at,
      editat: p.edit_at,
      deleteat: p.delete_at,
      ispinned: p.is_pinned,
      userid: p.user_id,
      channelid: p.channel_id,
      rootid: p.root_id,
      originalid: p.original_id,
      message: p.message,
      type: p.type,
      props: p.props as never,
      hashtags: p.hashtags,
      filenames: '[]',
      fileids: p.file_ids,
      hasreactions: p.has_reactions,
      remoteid: p.remote_id,
    }) as never,
);

export async function insertPost(db: WriteDb, row: PostRow): Promise<void> {
  await insert(db, { ...row, props: JSON.stringify(row.props ?? {}) as never });
  touchNewestPosts(db, [row]);
}

const inChannel = 'channelid as channel_id';

const touchRoot = hot<{ id: string; at: number }, Pick<PostRow, 'channel_id'>>(
  (db, p) =>
    db
      .updateTable('posts')
      .set((eb) => ({ updateat: db.dialect.greatest(eb.ref('updateat'), eb.val(p.at)) }))
      .where('id', '=', p.id)
      .returning(inChannel) as never,
);
/** Something about the post changed: a reply came or went, a reaction. */
export async function touchPost(db: WriteDb, id: string, at: number): Promise<void> {
  touchNewestPosts(db, await touchRoot(db, { id, at }));
}

const COLUMN_OF = {
  update_at: 'updateat',
  edit_at: 'editat',
  is_pinned: 'ispinned',
  message: 'message',
  type: 'type',
  props: 'props',
  hashtags: 'hashtags',
  file_ids: 'fileids',
  has_reactions: 'hasreactions',
} as const;
export type PostChange = Partial<Pick<PostRow, keyof typeof COLUMN_OF>>;

export async function updatePost(db: WriteDb, id: string, change: PostChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(COLUMN_OF).flatMap(([name, column]) => {
      const value = change[name as keyof PostChange];
      return value === undefined ? [] : [[column, name === 'props' ? JSON.stringify(value ?? {}) : value]];
    }),
  );
  touchNewestPosts(db, await db.updateTable('posts').set(set).where('id', '=', id).returning(inChannel).execute());
}

/** Earlier versions of a post, the newest first. */
export async function versionsOf(db: Db, id: string): Promise<PostRow[]> {
  return (await selectPosts(db)
    .where('posts.originalid', '=', id)
    .orderBy('posts.deleteat', 'desc')
    .orderBy('posts.editat', 'desc')
    .execute()) as PostRow[];
}

export async function pinnedPosts(db: Db, channelId: string): Promise<PostRow[]> {
  const query = selectPosts(db)
    .where('posts.channelid', '=', channelId)
    .where('posts.deleteat', '=', 0)
    .where('posts.ispinned', '=', true)
    .orderBy('posts.createat', 'asc');
  return (await query.execute()) as PostRow[];
}

/** The replies of a root, deleted ones too, but no earlier versions. */
export async function allRepliesTo(db: Db, rootId: string): Promise<PostRow[]> {
  return (await selectPosts(db).where('posts.rootid', '=', rootId).where('posts.originalid', '=', '').execute()) as PostRow[];
}

/** Marks the post as deleted, and of a root all replies; its props remember who did it. Answers the ids of all of them. */
export async function deletePostRows(db: WriteDb, row: PostRow, at: number, deletedBy: string): Promise<string[]> {
  await db
    .updateTable('posts')
    .set({ deleteat: at, updateat: at, props: JSON.stringify({ ...row.props, deleteBy: deletedBy }) })
    .where('id', '=', row.id)
    .execute();
  touchNewestPosts(db, [row]);
  if (row.root_id !== '') return [row.id];
  const replies = await db
    .updateTable('posts')
    .set({ deleteat: at, updateat: at })
    .where('rootid', '=', row.id)
    .where('deleteat', '=', 0)
    .returning('id')
    .execute();
  return [row.id, ...replies.map((r) => r.id)];
}

/** Brings a deleted post back, and of a root the replies that were deleted with it. Answers all of them as they are now. */
export async function restorePostRows(db: WriteDb, row: PostRow, at: number): Promise<PostRow[]> {
  await db.updateTable('posts').set({ deleteat: 0, updateat: at }).where('id', '=', row.id).execute();
  touchNewestPosts(db, [row]);
  const root = { ...row, delete_at: 0, update_at: at };
  if (row.root_id !== '') return [root];
  const replies = await db
    .updateTable('posts')
    .set({ deleteat: 0, updateat: at })
    .where('rootid', '=', row.id)
    .where('deleteat', '=', row.delete_at)
    .where('originalid', '=', '')
    .returning(postColumns)
    .execute();
  return [root, ...(replies as PostRow[])];
}

/** A deleted post counts as deleted at another instant from now on. */
export async function moveDeletion(db: WriteDb, id: string, deletedAt: number, at: number): Promise<void> {
  const query = db.updateTable('posts').set({ deleteat: deletedAt, updateat: at }).where('id', '=', id).where('deleteat', '>', 0);
  touchNewestPosts(db, await query.returning(inChannel).execute());
}

export async function deleteVersionsOf(db: WriteDb, id: string): Promise<void> {
  touchNewestPosts(db, await db.deleteFrom('posts').where('originalid', '=', id).returning(inChannel).execute());
}

/** Takes rows away for good, with their earlier versions, whose ids are among those answered. */
export async function destroyPostRows(db: WriteDb, ids: readonly string[]): Promise<string[]> {
  const gone = new Set(ids);
  for (const column of ['id', 'originalid']) {
    const rows = await db.deleteFrom('posts').where(db.dialect.anyOf(column, ids)).returning(['id', inChannel]).execute();
    touchNewestPosts(db, rows);
    for (const { id } of rows) gone.add(id);
  }
  return [...gone];
}

/** Who wants to change a message of the channel waits until the transaction ends, or is waited for. Roots are held before their replies. */
export async function holdPostsOfChannel(db: WriteDb, channelId: string): Promise<void> {
  const rows = db.selectFrom('posts').select('id').where('channelid', '=', channelId).orderBy('createat').modifyEnd(db.dialect.holdingRows);
  await db
    .selectFrom(rows.as('held'))
    .select((eb) => eb.fn.countAll().as('rows'))
    .execute();
}

/** Has somebody written a message of this type in the channel since? */
export async function postedTypeSince(db: Db, channelId: string, userId: string, type: string, since: number): Promise<boolean> {
  const row = await db
    .selectFrom('posts')
    .select('id')
    .where('channelid', '=', channelId)
    .where('deleteat', '=', 0)
    .where('createat', '>=', since)
    .where('userid', '=', userId)
    .where('type', '=', type)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
