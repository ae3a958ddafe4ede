import type { PostQuery } from './post-search.ts';
import type { RecentColumns } from './recent-columns.ts';
import type { RecentMatch } from './recent-match.ts';

/** Of those that the searcher may not read, one in so many is looked at. */
const SAMPLE = 8;

/** What the newest messages have shown. */
export interface RecentFinds {
  /** Newest first, no more than were asked for. */
  readonly ids: readonly string[];
  /** Of so many messages within the dates about so many match, whether the searcher may read them or not. */
  readonly seen: number;
  readonly matching: number;
  /** All that are found are what is looked for; else some may have the words in other places. */
  readonly exact: boolean;
  /** There are no others that match: older ones are not within the dates, or there are none. */
  readonly complete: boolean;
}

export const isWithin = (at: number, { within, outside }: PostQuery): boolean =>
  within.every(({ from, until }) => at >= from && at < until) && outside.every(({ from, until }) => at < from || at >= until);

export interface Look {
  readonly first: number;
  readonly limit: number;
  /** One for each channel that the searcher may read. */
  readonly readable: Uint8Array;
  readonly holds: RecentMatch['holds'];
  readonly isWithin?: (instant: number) => boolean;
}

/** A function of its own, so that what is a loop of some ten thousand steps is compiled well. */
export function lookThrough(posts: RecentColumns, { first, limit, readable, holds, isWithin }: Look): Pick<RecentFinds, 'ids' | 'seen' | 'matching'> {
  const { size, at, channel, start, count, words } = posts;
  const ids: string[] = [];
  let seen = 0;
  let matching = 0;
  for (let row = size - 1; row >= first && ids.length < limit; row--) {
    if (isWithin && !isWithin(at[row] as number)) continue;
    seen++;
    const isReadable = readable[channel[row] as number] === 1;
    if (!isReadable && seen % SAMPLE !== 0) continue;
    const from = start[row] as number;
    if (!holds(words, from, from + (count[row] as number))) continue;
    matching += isReadable ? 1 : SAMPLE;
    if (isReadable) ids.push(posts.ids[row] as string);
  }
  return { ids, seen, matching };
}
