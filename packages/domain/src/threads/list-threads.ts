import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { followedThreads, threadTotals } from '@foremast/store/queries/followed-threads';
import { findThread } from '@foremast/store/queries/threads';
import type { UserThreads } from '@foremast/wire/models/thread';
import { integerOf } from '../input/integer-of.ts';
import { presentThreads } from './present-thread.ts';

export interface ThreadsListing {
  readonly since: string;
  readonly before: string;
  readonly after: string;
  readonly per_page: number;
  readonly extended: boolean;
  readonly deleted: boolean;
  readonly unread: boolean;
  readonly totalsOnly: boolean;
  readonly threadsOnly: boolean;
  readonly excludeDirect: boolean;
}

const NO_TOTALS = { total: 0, unread_threads: 0, unread_mentions: 0, urgent_mentions: 0 };

/** The threads that a person follows in a team, with direct ones, and how many of them are unread. */
export async function threadsOfUser(ctx: Ctx, userId: string, teamId: string, listing: ThreadsListing): Promise<UserThreads> {
  const { before, after, totalsOnly, threadsOnly, unread, deleted, excludeDirect, extended } = listing;
  if (before !== '' && after !== '') throw badRequest('api.getThreadsForUser.bad_params');
  if (totalsOnly && threadsOnly) throw badRequest('api.getThreadsForUser.bad_only_params');
  const since = listing.since === '' ? 0 : integerOf(listing.since);
  if (since === undefined) throw invalidBody('since');
  const scope = { userId, teamId, excludeDirect, deletedToo: deleted };
  const totals = threadsOnly ? NO_TOTALS : await threadTotals(ctx.db, scope);
  const answer = {
    total: unread && !threadsOnly ? totals.unread_threads : totals.total,
    total_unread_threads: totals.unread_threads,
    total_unread_mentions: totals.unread_mentions,
    total_unread_urgent_mentions: ctx.config.ServiceSettings.PostPriority ? totals.urgent_mentions : 0,
  };
  if (totalsOnly) return { ...answer, threads: null };
  const anchorId = before || after;
  const anchor = anchorId === '' ? undefined : await findThread(ctx.db, anchorId);
  if (anchorId !== '' && !anchor) return { ...answer, threads: [] };
  const rows = await followedThreads(ctx.db, scope, {
    limit: listing.per_page,
    ...(anchor && before !== '' ? { before: anchor.last_reply_at } : {}),
    ...(anchor && after !== '' ? { after: anchor.last_reply_at } : {}),
    since,
    unreadOnly: unread,
  });
  return { ...answer, threads: await presentThreads(ctx.db, ctx.config, userId, rows, { extended, deletedToo: deleted }) };
}
