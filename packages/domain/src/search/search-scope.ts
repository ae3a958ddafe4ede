import type { Ctx } from '@foremast/kernel/context';
import { channelsByNames } from '@foremast/store/queries/channels-by-names';
import { searchableChannels } from '@foremast/store/queries/searchable-channels';
import { findUserByUsername, usersByUsernames } from '@foremast/store/queries/users';
import type { SearchScope, Span } from '@foremast/store/search/search-term';
import { directName } from '../channels/open-direct.ts';
import type { Day, ParsedTerms } from './parse-terms.ts';

const DAY_MS = 86_400_000;
const EVER: Span = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };
const MOST = 100;
/** So many are looked up in the index by themselves; more are filtered. */
const FEW = 20;

export interface SearchPlace {
  /** Undefined: all teams. Direct channels count with every team. */
  readonly teamId: string | undefined;
  readonly archivedToo: boolean;
  /** Of the searcher's days, in seconds east of UTC. */
  readonly offsetSeconds: number;
}

/** Undefined where nothing can be found: nobody of that name, no such channel, no such day. */
export async function searchScope(ctx: Ctx, place: SearchPlace, parsed: ParsedTerms): Promise<SearchScope | undefined> {
  const spans = spansOf(parsed, place.offsetSeconds);
  if (!spans) return undefined;
  const authors = await userIds(ctx, parsed.from);
  const channels = await channelsFor(ctx, place, parsed);
  if (authors?.length === 0 || channels.length === 0) return undefined;
  const channelsAreFew = parsed.in.length > 0 && channels.length <= FEW;
  return { channels, channelsAreFew, authors, notAuthors: (await userIds(ctx, parsed.notFrom)) ?? [], ...spans, limit: MOST };
}

async function userIds(ctx: Ctx, names: readonly string[]): Promise<string[] | undefined> {
  return names.length === 0 ? undefined : (await usersByUsernames(ctx.db, names)).map((u) => u.id);
}

/** The searcher's own, less what is named and not wanted. */
async function channelsFor(ctx: Ctx, place: SearchPlace, parsed: ParsedTerms): Promise<string[]> {
  const own = await searchableChannels(ctx.db, ctx.userId, place);
  const wanted = await namedChannels(ctx, place.teamId, parsed.in);
  const unwanted = await namedChannels(ctx, place.teamId, parsed.notIn);
  return own.filter((id) => (wanted?.has(id) ?? true) && !unwanted?.has(id));
}

/** `@name` is the direct channel with that person. */
async function namedChannels(ctx: Ctx, teamId: string | undefined, names: readonly string[]): Promise<Set<string> | undefined> {
  if (names.length === 0) return undefined;
  const ids = await channelsByNames(
    ctx.db,
    teamId,
    names.filter((n) => !n.startsWith('@')),
  );
  const direct: string[] = [];
  for (const name of names.filter((n) => n.startsWith('@'))) {
    const partner = await findUserByUsername(ctx.db, name.slice(1));
    if (partner) direct.push(directName(ctx.userId, partner.id));
  }
  return new Set([...ids, ...(await channelsByNames(ctx.db, '', direct))]);
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
