import type { Ctx } from '@foremast/kernel/context';
import { channelsByNames } from '@foremast/store/queries/channels-by-names';
import { findUserByUsername, usersByUsernames } from '@foremast/store/queries/users';
import type { PostQuery, Span } from '@foremast/store/search/post-search';
import { directName } from '../channels/open-direct.ts';
import type { Day, ParsedTerms } from './parse-terms.ts';

const DAY_MS = 86_400_000;
const EVER: Span = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };

/** By whom, where and when: what messages and files are looked for by alike. */
export type SearchScope = Pick<PostQuery, 'authors' | 'notAuthors' | 'channels' | 'notChannels' | 'within' | 'outside'>;

/** Undefined where nothing can be found: nobody of that name, no such channel, no such day. */
export async function searchScope(
  ctx: Ctx,
  teamId: string | undefined,
  parsed: ParsedTerms,
  offsetSeconds: number,
): Promise<SearchScope | undefined> {
  const spans = spansOf(parsed, offsetSeconds);
  if (!spans) return undefined;
  const authors = await userIds(ctx, parsed.from);
  const channels = await channelIds(ctx, teamId, parsed.in);
  if (authors?.length === 0 || channels?.length === 0) return undefined;
  return {
    authors,
    notAuthors: (await userIds(ctx, parsed.notFrom)) ?? [],
    channels,
    notChannels: (await channelIds(ctx, teamId, parsed.notIn)) ?? [],
    ...spans,
  };
}

async function userIds(ctx: Ctx, names: readonly string[]): Promise<string[] | undefined> {
  return names.length === 0 ? undefined : (await usersByUsernames(ctx.db, names)).map((u) => u.id);
}

/** `@name` is the direct channel with that person. */
async function channelIds(ctx: Ctx, teamId: string | undefined, names: readonly string[]): Promise<string[] | undefined> {
  if (names.length === 0) return undefined;
  const ids = await channelsByNames(
    ctx.db,
    teamId,
    names.filter((n) => !n.startsWith('@')),
  );
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
