import type { Ctx } from '@foremast/kernel/context';
import { channelsByNames } from '@foremast/store/queries/channels-by-names';
import { searchableChannels } from '@foremast/store/queries/searchable-channels';
import { idsByUsernames } from '@foremast/store/queries/users';
import type { SearchScope, Span } from '@foremast/store/search/search-term';
import { directName } from '../channels/open-direct.ts';
import { groupName } from '../channels/open-group.ts';
import type { Day, ParsedTerms } from './parse-terms.ts';

const DAY_MS = 86_400_000;
const EVER: Span = { from: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };
const MOST = 100;
const MOST_IN_GROUP = 8;
/** So many are looked up in the index by themselves; more are filtered. */
const FEW = 20;

export interface SearchPlace {
  /** Undefined: all teams. Direct channels count with every team. */
  readonly teamId: string | undefined;
  readonly archivedToo: boolean;
  /** Of the searcher's days, in seconds east of UTC. */
  readonly offsetSeconds: number;
}

/** Undefined where nothing can be found: nobody of that name, no such channel. */
export async function searchScope(ctx: Ctx, place: SearchPlace, parsed: ParsedTerms): Promise<SearchScope | undefined> {
  const authors = await userIds(ctx, parsed.from);
  const channels = await channelsFor(ctx, place, parsed);
  if (authors?.length === 0 || channels.length === 0) return undefined;
  const channelsAreFew = parsed.in.length > 0 && channels.length <= FEW;
  return {
    channels,
    channelsAreFew,
    authors,
    notAuthors: (await userIds(ctx, parsed.notFrom)) ?? [],
    ...spansOf(parsed, place.offsetSeconds),
    limit: MOST,
  };
}

async function userIds(ctx: Ctx, names: readonly string[]): Promise<string[] | undefined> {
  return names.length === 0 ? undefined : [...(await idsByUsernames(ctx.db, names)).values()];
}

/** The searcher's own, less what is named and not wanted. */
async function channelsFor(ctx: Ctx, place: SearchPlace, parsed: ParsedTerms): Promise<string[]> {
  const own = await searchableChannels(ctx.db, ctx.userId, place);
  const wanted = await namedChannels(ctx, place.teamId, parsed.in);
  const unwanted = await namedChannels(ctx, place.teamId, parsed.notIn);
  return own.filter((id) => (wanted?.has(id) ?? true) && !unwanted?.has(id));
}

/** `@name` is the direct channel with that person, `@one,two` the one with all of them; one's own name may be among them. */
async function directNames(ctx: Ctx, mentions: readonly string[]): Promise<string[]> {
  const people = mentions
    .map((mention) => mention.split(',').flatMap((name) => name.replace(/^@/, '') || []))
    .filter(({ length }) => length <= MOST_IN_GROUP);
  const known = await idsByUsernames(ctx.db, [...new Set(people.flat())]);
  return people.flatMap((names) => {
    const ids = names.flatMap((name) => known.get(name) ?? []);
    const [partner] = ids;
    if (partner === undefined || ids.length < names.length) return [];
    const all = [...new Set([ctx.userId, ...ids])];
    return all.length > 2 ? groupName(all) : directName(ctx.userId, all[1] ?? partner);
  });
}

/** The name of a channel means nothing without its team: in all teams only people are names. */
async function namedChannels(ctx: Ctx, teamId: string | undefined, names: readonly string[]): Promise<Set<string> | undefined> {
  if (names.length === 0) return undefined;
  const isDirect = (name: string) => name.startsWith('@');
  const direct = await directNames(ctx, names.filter(isDirect));
  const others = names.filter((name) => !isDirect(name));
  const ids = teamId === undefined ? [] : await channelsByNames(ctx.db, teamId, others);
  return new Set([...ids, ...(await channelsByNames(ctx.db, '', direct))]);
}

/** Days as spans of time in the searcher's zone. What should be a day and is none is the first of all instants: nothing is on it or before it. */
function spansOf(p: ParsedTerms, offsetSeconds: number): { within: Span[]; outside: Span[] } {
  const start = (day: Day) => (day === undefined ? 0 : Date.parse(`${day}T00:00:00Z`) - offsetSeconds * 1000);
  const end = (day: Day) => (day === undefined ? 0 : start(day) + DAY_MS);
  const outside = p.notOn.map((day) => ({ from: start(day), until: end(day) }));
  if (p.on.length > 0) return { within: [{ from: start(p.on[0]), until: end(p.on[0]) }], outside };
  const within = [
    ...p.before.map((day) => ({ ...EVER, until: start(day) })),
    ...p.notBefore.map((day) => ({ ...EVER, from: start(day) })),
    ...p.after.map((day) => ({ ...EVER, from: end(day) })),
    ...p.notAfter.map((day) => ({ ...EVER, until: end(day) })),
  ];
  return { within, outside };
}
