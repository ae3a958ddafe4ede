import type { Ctx } from '@foremast/kernel/context';
import { invalidBody, noPermission, notFound } from '@foremast/kernel/error';
import { findPost, type PostRow, threadPage } from '@foremast/store/queries/posts';
import type { PostList } from '@foremast/wire/models/post';
import { integerOf } from '../input/integer-of.ts';
import { mayReadContent } from '../permissions/channel.ts';
import { listTag } from './list-tag.ts';
import { presentList } from './present-list.ts';

/** As the query has it: text, because what is no number is refused here. */
export interface ThreadListing {
  readonly perPage: string;
  readonly direction: string;
  readonly fromPost: string;
  readonly fromCreateAt: string;
  readonly fromUpdateAt: string;
  readonly updatesOnly: string;
  readonly skipFetchThreads: boolean;
  readonly collapsedThreads: boolean;
  readonly collapsedThreadsExtended: boolean;
}

const MOST = 200;

function number(text: string, name: string): number {
  if (text === '') return 0;
  const held = integerOf(text);
  if (held === undefined) throw invalidBody(name);
  return held;
}

interface Window {
  readonly perPage: number;
  readonly up: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatesOnly: boolean;
}

function windowOf(listing: ThreadListing): Window {
  const { direction, fromPost, updatesOnly } = listing;
  const perPage = number(listing.perPage, 'perPage');
  if (perPage < 0 || perPage > MOST) throw invalidBody('perPage');
  const createdAt = number(listing.fromCreateAt, 'fromCreateAt');
  const updatedAt = number(listing.fromUpdateAt, 'fromUpdateAt');
  if (fromPost !== '' && createdAt === 0 && updatedAt === 0) throw invalidBody('fromCreateAt');
  if (createdAt !== 0 && updatedAt !== 0) throw invalidBody('fromUpdateAt');
  if (!['', 'up', 'down'].includes(direction)) throw invalidBody('direction');
  const only = updatesOnly === 'true';
  if (only && updatedAt === 0) throw invalidBody('fromUpdateAt');
  if (only && direction === 'up') throw invalidBody('updatesOnly');
  return { perPage, up: direction === 'up', createdAt, updatedAt, updatesOnly: only };
}

/** A thread by any message of it: that message first, then the others, oldest first unless asked for the other way. */
export async function threadOf(ctx: Ctx, postId: string, listing: ThreadListing): Promise<PostList & { has_next?: boolean }> {
  const window = windowOf(listing);
  const post = await findPost(ctx.db, postId);
  if (!post) throw notFound('app.post.get.app_error');
  if (!(await mayReadContent(ctx, post.channel_id))) throw noPermission();
  const form = { collapsed: listing.collapsedThreads, extended: listing.collapsedThreadsExtended, counted: true };
  const list = (rows: readonly PostRow[]) => presentList(ctx, { rows }, form);
  if (listing.skipFetchThreads && !form.collapsed) {
    ctx.etag(...listTag([post]));
    return list([post]);
  }
  // Where threads are apart from channels, a page has the message and so many answers to it: a reply has none.
  const found = await threadPage(ctx.db, {
    rootId: form.collapsed ? post.id : post.root_id || post.id,
    repliesOnly: form.collapsed,
    fromPost: listing.fromPost,
    limit: window.perPage > 0 ? window.perPage + 1 : 0,
    ...window,
  });
  const more = window.perPage > 0 && found.length > window.perPage;
  const rows: PostRow[] = [post, ...(more ? found.slice(0, window.perPage) : found).filter((row) => row.id !== post.id)];
  ctx.etag(...listTag(rows));
  return { ...(await list(rows)), has_next: more };
}
