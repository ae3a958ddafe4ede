import type { Ctx } from '@foremast/kernel/context';
import { notFound } from '@foremast/kernel/error';
import { findChannelMember } from '@foremast/store/queries/channel-members';
import { lastPostChange, newestPosts, postsAfter, postsBefore } from '@foremast/store/queries/posts';
import { threadContext } from '@foremast/store/queries/thread-context';
import type { PostList } from '@foremast/wire/models/post';
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
  ctx.etag(await lastPostChange(ctx.db, channelId));
  const unread = member.last_viewed_at > 0 ? await around(ctx, channelId, member.last_viewed_at, window) : undefined;
  const parts = unread ?? (await latest(ctx, channelId, window));
  const { collapsed, extended, skipThreads } = window;
  const extra = collapsed || parts.rows.length === 0 ? [] : await threadContext(ctx.db, parts.rows, skipThreads);
  return presentList(ctx, { ...parts, extra }, { collapsed, extended, counted: skipThreads || unread !== undefined });
}

async function around(ctx: Ctx, channelId: string, viewedAt: number, { before, after, collapsed }: UnreadWindow): Promise<ListParts | undefined> {
  const unread = await postsAfter(ctx.db, collapsed, { channelId, at: viewedAt, limit: after + 1, offset: 0 });
  const [oldest] = unread;
  if (!oldest) return undefined;
  const read = await postsBefore(ctx.db, collapsed, { channelId, at: oldest.create_at, limit: before + 1, offset: 0 });
  return { rows: [...unread.slice(0, after).reverse(), ...read.slice(0, before)], next: unread[after]?.id ?? '', prev: read[before]?.id ?? '' };
}

async function latest(ctx: Ctx, channelId: string, { before, collapsed }: UnreadWindow): Promise<ListParts> {
  const rows = await newestPosts(ctx.db, collapsed, { channelId, limit: before + 1, offset: 0 });
  return { rows: rows.slice(0, before), prev: rows[before]?.id ?? '' };
}
