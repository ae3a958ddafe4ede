import type { Ctx } from '@foremast/kernel/context';
import { contextOfFirst, type NewestPosts, rememberedNewest } from '@foremast/store/queries/newest-posts';
import { findAnyPost, lastPostChange, newestPosts, type PostRow, postsAfter, postsBefore, postsChangedSince } from '@foremast/store/queries/posts';
import { postsWithDeleted } from '@foremast/store/queries/posts-with-deleted';
import { threadContext } from '@foremast/store/queries/thread-context';
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

/** What memory holds of the newest messages, if that is what is asked for. */
function remembered(db: Db, channelId: string, { page, perPage, before, after, collapsed, deletedToo }: ChannelListing) {
  const isNewest = page === 0 && perPage > 0 && before === '' && after === '' && !deletedToo;
  return isNewest ? rememberedNewest(db, channelId, collapsed, perPage) : undefined;
}

/** The first of them, with what belongs to them. */
export const partsOf = (newest: NewestPosts, count: number, skipThreads: boolean): ListParts => ({
  rows: newest.rows.slice(0, count),
  extra: contextOfFirst(newest, count, skipThreads),
  prev: newest.rows[count]?.id ?? '',
});

async function read(ctx: Ctx, channelId: string, listing: ChannelListing): Promise<ListParts> {
  const { before, after, collapsed, skipThreads } = listing;
  let parts: ListParts;
  if (after !== '') parts = await beside(ctx.db, channelId, listing, after, true);
  else if (before !== '') parts = await beside(ctx.db, channelId, listing, before, false);
  else parts = await plain(ctx.db, channelId, listing);
  return { ...parts, extra: collapsed || parts.rows.length === 0 ? [] : await threadContext(ctx.db, parts.rows, skipThreads) };
}

/** The messages of a channel: a page of the newest, before or after one of them, or those that changed since an instant. */
export async function channelPosts(ctx: Ctx, channelId: string, listing: ChannelListing): Promise<PostList> {
  const { collapsed, extended, skipThreads, since, before, after } = listing;
  if (since > 0) return changedSince(ctx, channelId, listing);
  const newest = await remembered(ctx.db, channelId, listing);
  ctx.etag(newest ? newest.changedAt : await lastPostChange(ctx.db, channelId));
  const parts = newest ? partsOf(newest, listing.perPage, skipThreads) : await read(ctx, channelId, listing);
  // Beside a message replies are always counted, elsewhere in place of the threads.
  return presentList(ctx, parts, { collapsed, extended, counted: skipThreads || after !== '' || before !== '' });
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
