import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { findChannelMember } from '@foremast/store/queries/channel-members';
import { peekNewest, rememberedNewest } from '@foremast/store/queries/newest-posts';
import { lastPostChange, newestPosts, postsAfter, postsBefore } from '@foremast/store/queries/posts';
import { threadContext } from '@foremast/store/queries/thread-context';
import type { Db } from '@foremast/store/store';
import type { PostList } from '@foremast/wire/models/post';
import { partsOf } from '../posts/list-channel-posts.ts';
import { type ListParts, presentList } from '../posts/present-list.ts';

export interface UnreadWindow {
  readonly before: number;
  readonly after: number;
  readonly skipThreads: boolean;
  readonly collapsed: boolean;
  readonly extended: boolean;
}

/** What a client shows first: the oldest unread message among its neighbours, or the newest ones where all is read. */
export async function postsAroundUnread(ctx: Ctx, userId: string, channelId: string, window: UnreadWindow): Promise<PostList> {
  const member = await findChannelMember(ctx.db, channelId, userId);
  if (!member) throw notFound('app.channel.get_member.missing.app_error');
  const { collapsed, extended, before } = window;
  const known = before > 0 ? peekNewest(ctx.db, channelId, collapsed, before) : undefined;
  ctx.etag(known ? known.changedAt : await lastPostChange(ctx.db, channelId));
  const isRead = member.last_viewed_at <= 0 || (known !== undefined && (known.rows[0]?.create_at ?? 0) <= member.last_viewed_at);
  const unread = isRead ? undefined : await around(ctx, channelId, member.last_viewed_at, window);
  const parts = unread ?? (await latest(ctx, channelId, window));
  return presentList(ctx, parts, { collapsed, extended, counted: window.skipThreads || unread !== undefined });
}

async function withContext(db: Db, parts: ListParts, { collapsed, skipThreads }: UnreadWindow): Promise<ListParts> {
  return { ...parts, extra: collapsed || parts.rows.length === 0 ? [] : await threadContext(db, parts.rows, skipThreads) };
}

async function around(ctx: Ctx, channelId: string, viewedAt: number, window: UnreadWindow): Promise<ListParts | undefined> {
  const { before, after, collapsed } = window;
  const unread = await postsAfter(ctx.db, collapsed, { channelId, at: viewedAt, limit: after + 1, offset: 0 });
  const [oldest] = unread;
  if (!oldest) return undefined;
  const read = await postsBefore(ctx.db, collapsed, { channelId, at: oldest.create_at, limit: before + 1, offset: 0 });
  const rows = [...unread.slice(0, after).reverse(), ...read.slice(0, before)];
  return withContext(ctx.db, { rows, next: unread[after]?.id ?? '', prev: read[before]?.id ?? '' }, window);
}

async function latest(ctx: Ctx, channelId: string, window: UnreadWindow): Promise<ListParts> {
  const { before, collapsed, skipThreads } = window;
  const newest = before > 0 ? await rememberedNewest(ctx.db, channelId, collapsed, before) : undefined;
  if (newest) {
    // The instant that was asked for may be of a change that these do not show yet.
    ctx.etag(newest.changedAt);
    return partsOf(newest, before, skipThreads);
  }
  const rows = await newestPosts(ctx.db, collapsed, { channelId, limit: before + 1, offset: 0 });
  return withContext(ctx.db, { rows: rows.slice(0, before), prev: rows[before]?.id ?? '' }, window);
}
