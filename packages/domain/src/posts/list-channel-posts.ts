import type { Ctx } from '@foremast/kernel/context';
import {
  findAnyPost,
  newestPosts,
  type PostRow,
  postsAfter,
  postsBefore,
  postsByIds,
  postsChangedSince,
  repliesTo,
} from '@foremast/store/queries/posts';
import { postsWithDeleted } from '@foremast/store/queries/posts-with-deleted';
import type { Db } from '@foremast/store/store';
import type { PostList } from '@foremast/wire/models/post';
import { type ListParts, presentList } from './present-list.ts';

export interface ChannelListing {
  readonly page: number;
  readonly perPage: number;
  readonly before: string;
  readonly after: string;
  readonly since: number;
  readonly skipThreads: boolean;
  readonly collapsed: boolean;
  readonly extended: boolean;
  /** Deleted messages too, and the versions before changes; of a deleted one its text is not told. */
  readonly deletedToo: boolean;
}

const MOST_SINCE = 1000;

/** A page and its neighbours: one more row on each side says what comes next. */
async function stretch(
  listing: ChannelListing,
  read: (offset: number, limit: number) => Promise<PostRow[]>,
): Promise<{ rows: PostRow[]; nearer: string; farther: string }> {
  const { page, perPage } = listing;
  if (perPage === 0) return { rows: [], nearer: '', farther: '' };
  const lead = page > 0 ? 1 : 0;
  const found = await read(page * perPage - lead, perPage + lead + 1);
  const rows = found.slice(lead, lead + perPage);
  if (rows.length === 0) return { rows, nearer: '', farther: '' };
  return { rows, nearer: lead ? (found[0]?.id ?? '') : '', farther: found[lead + perPage]?.id ?? '' };
}

async function plain(db: Db, channelId: string, listing: ChannelListing): Promise<ListParts> {
  const { collapsed, deletedToo } = listing;
  const { rows, nearer, farther } = await stretch(listing, (offset, limit) =>
    deletedToo ? postsWithDeleted(db, { channelId, rootsOnly: collapsed, offset, limit }) : newestPosts(db, collapsed, { channelId, offset, limit }),
  );
  return { rows, next: nearer, prev: farther };
}

async function beside(db: Db, channelId: string, listing: ChannelListing, anchorId: string, newer: boolean): Promise<ListParts> {
  const { collapsed, deletedToo } = listing;
  const anchor = await findAnyPost(db, anchorId);
  const read = (at: number) => (offset: number, limit: number) =>
    deletedToo
      ? postsWithDeleted(db, { channelId, rootsOnly: collapsed, offset, limit, ...(newer ? { after: at } : { before: at }) })
      : (newer ? postsAfter : postsBefore)(db, collapsed, { channelId, offset, limit, at });
  const found = anchor ? await stretch(listing, read(anchor.create_at)) : { rows: [], nearer: '', farther: '' };
  const nearer = listing.page === 0 ? anchorId : found.nearer;
  if (!newer) return { rows: found.rows, next: nearer, prev: found.farther };
  return { rows: found.rows.reverse(), next: found.farther, prev: nearer };
}

/** What clients need to show replies: their roots, and unless they can do without, the whole threads that the page touches. */
export async function threadContext(db: Db, rows: readonly PostRow[], skipThreads: boolean): Promise<PostRow[]> {
  const here = new Set(rows.map((row) => row.id));
  const roots = new Set(rows.map((row) => row.root_id || row.id));
  const absent = [...roots].filter((id) => !here.has(id));
  const found = (await postsByIds(db, absent)).filter((row) => row.delete_at === 0);
  const replies = skipThreads ? [] : (await repliesTo(db, [...roots])).filter((row) => !here.has(row.id));
  return [...found, ...replies];
}

/** The messages of a channel: a page of the newest, before or after one of them, or those that changed since an instant. */
export async function channelPosts(ctx: Ctx, channelId: string, listing: ChannelListing): Promise<PostList> {
  const { collapsed, extended, skipThreads, since, before, after } = listing;
  if (since > 0) return changedSince(ctx, channelId, listing);
  let parts: ListParts;
  if (after !== '') parts = await beside(ctx.db, channelId, listing, after, true);
  else if (before !== '') parts = await beside(ctx.db, channelId, listing, before, false);
  else parts = await plain(ctx.db, channelId, listing);
  const extra = collapsed || parts.rows.length === 0 ? [] : await threadContext(ctx.db, parts.rows, skipThreads);
  // Beside a message replies are always counted, elsewhere in place of the threads.
  return presentList(ctx, { ...parts, extra }, { collapsed, extended, counted: skipThreads || after !== '' || before !== '' });
}

async function changedSince(ctx: Ctx, channelId: string, { since, collapsed, extended, skipThreads }: ChannelListing): Promise<PostList> {
  const rows = await postsChangedSince(ctx.db, channelId, since, collapsed, MOST_SINCE);
  const extra = collapsed
    ? []
    : await threadContext(
        ctx.db,
        rows.filter((row) => row.delete_at === 0),
        true,
      );
  return presentList(ctx, { rows, extra }, { collapsed, extended, counted: skipThreads });
}
