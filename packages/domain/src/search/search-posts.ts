import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import { channelsByNames } from '@foremast/store/queries/channels-by-names';
import { postsByIds } from '@foremast/store/queries/posts';
import { findUserByUsername, usersByUsernames } from '@foremast/store/queries/users';
import type { PostQuery, Span } from '@foremast/store/search/post-search';
import type { PostList } from '@foremast/wire/models/post';
import { directName } from '../channels/open-direct.ts';
import { presentList } from '../posts/present-list.ts';
import { withReplyCounts } from '../posts/reply-counts.ts';
import { type Day, type ParsedTerms, parseTerms } from './parse-terms.ts';
import { tagToken } from './search-tokens.ts';

export interface PostSearchRequest {
  readonly terms: string;
  readonly is_or_search: boolean;
  /** Of the searcher's days, in seconds east of UTC. */
  readonly time_zone_offset: number;
  readonly page: number;
  readonly include_deleted_channels: boolean;
}

const MOST = 100;
const DAY_MS = 86_400_000;
const EVER: Span = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };

/** What the searcher's own messages and those of others in the searcher's channels hold, newest first. */
export async function searchPosts(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<PostList & { matches: null }> {
  if (!ctx.config.ServiceSettings.EnablePostSearch) throw switchedOff('store.sql_post.search.disabled');
  const query = request.page > 0 ? undefined : await toQuery(ctx, teamId, request);
  const ids = query ? await ctx.db.dialect.postSearch.find(ctx.db, query) : [];
  const rows = new Map((await postsByIds(ctx.db, ids)).map((row) => [row.id, row]));
  const list = await presentList(ctx, { rows: ids.flatMap((id) => rows.get(id) ?? []) });
  return { ...(await withReplyCounts(ctx.db, list)), matches: null };
}

/** Undefined where nothing can be found. */
async function toQuery(ctx: Ctx, teamId: string | undefined, request: PostSearchRequest): Promise<PostQuery | undefined> {
  const parsed = parseTerms(request.terms);
  const spans = spansOf(parsed, request.time_zone_offset);
  if (!parsed.meaningful || !spans) return undefined;
  const authors = await userIds(ctx, parsed.from);
  const channels = await channelIds(ctx, teamId, parsed.in);
  if (authors?.length === 0 || channels?.length === 0) return undefined;
  return {
    userId: ctx.userId,
    teamId,
    archivedToo: request.include_deleted_channels,
    words: parsed.words,
    anyWord: request.is_or_search,
    notWords: parsed.notWords,
    tags: parsed.tags.map((tag) => ({ raw: tag.replace(/\*+$/, ''), token: tagToken(tag.replace(/\*+$/, '')), prefix: tag.endsWith('*') })),
    authors,
    notAuthors: (await userIds(ctx, parsed.notFrom)) ?? [],
    channels,
    notChannels: (await channelIds(ctx, teamId, parsed.notIn)) ?? [],
    ...spans,
    limit: MOST,
  };
}

async function userIds(ctx: Ctx, names: readonly string[]): Promise<string[] | undefined> {
  return names.length === 0 ? undefined : (await usersByUsernames(ctx.db, names)).map((u) => u.id);
}

/** `@name` is the direct channel with that person. */
async function channelIds(ctx: Ctx, teamId: string | undefined, names: readonly string[]): Promise<string[] | undefined> {
  if (names.length === 0) return undefined;
  const ids = await channelsByNames(ctx.db, teamId, names.filter((n) => !n.startsWith('@')));
  for (const name of names.filter((n) => n.startsWith('@'))) {
    const partner = await findUserByUsername(ctx.db, name.slice(1));
    if (partner) ids.push(...(await channelsByNames(ctx.db, '', [directName(ctx.userId, partner.id)])));
  }
  return ids;
}

/** Days as spans of time in the searcher's zone; undefined if something that should be a day is none. */
function spansOf(p: ParsedTerms, offsetSeconds: number): { within: Span[]; outside: Span[] } | undefined {
  const days = [p.before, p.notBefore, p.after, p.notAfter, p.on, p.notOn].flat();
  if (days.includes(undefined)) return undefined;
  const start = (day: Day) => Date.parse(`${day}T00:00:00Z`) - offsetSeconds * 1000;
  const end = (day: Day) => start(day) + DAY_MS;
  const outside = p.notOn.map((day) => ({ from: start(day), until: end(day) }));
  const [on] = p.on;
  if (on !== undefined) return { within: [{ from: start(on), until: end(on) }], outside };
  const within = [
    ...p.before.map((day) => ({ ...EVER, until: start(day) })),
    ...p.notBefore.map((day) => ({ ...EVER, from: start(day) })),
    ...p.after.map((day) => ({ ...EVER, from: end(day) })),
    ...p.notAfter.map((day) => ({ ...EVER, until: end(day) })),
  ];
  return { within, outside };
}
