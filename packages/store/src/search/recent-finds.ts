import type { RecentMatch } from './recent-match.ts';
import type { RecentRing } from './recent-ring.ts';

/** Of those that the searcher may not read, one in so many is looked at. */
const SAMPLE = 8;
/** Of so many words the messages are gone through side by side. */
const FEW = 8;
/** Those of more words are put in order if they are no more than these; else all messages are looked through. */
const IN_ORDER = 4_000;
/** As many as are looked through at most. */
const LOOKED_THROUGH = 40_000;

/** What the newest messages have shown. */
export interface RecentFinds {
  /** Newest first, no more than were asked for. */
  readonly ids: readonly string[];
  /** Of so many messages within the dates about so many match, whether the searcher may read them or not. */
  readonly seen: () => number;
  readonly matching: number;
  /** All that are found are what is looked for; else some may have unwanted words in a row. */
  readonly exact: boolean;
  /** There are no others that match: older ones are not within the dates, or there are none. */
  readonly complete: boolean;
}

interface Look extends Pick<RecentMatch, 'holds' | 'anchors'> {
  readonly limit: number;
  /** One for each channel that the searcher may read. */
  readonly readable: Uint8Array;
  /** What is older is not wanted. */
  readonly from: number;
  readonly isWithin?: (instant: number) => boolean;
}

/** Asked again and again: the messages among which all that match are, those that came last first; then 0. */
type Candidates = () => number;

function allOf({ next }: RecentRing, last: number): Candidates {
  let message = next;
  return () => (--message >= last ? message : 0);
}

/** Of a few words, the messages that have one of them. */
function oneOf(ring: RecentRing, anchors: readonly number[]): Candidates {
  const having = anchors.map((word) => ring.having(word));
  const next = having.map((list) => list());
  return () => {
    const message = Math.max(...next);
    for (let i = 0; i < next.length; i++) if (next[i] === message && message > 0) next[i] = having[i]?.() ?? 0;
    return message;
  };
}

/** The same of many words, which are gone through to the end first. */
function inOrder(ring: RecentRing, anchors: readonly number[]): Candidates {
  const found = new Set<number>();
  for (const word of anchors) {
    const having = ring.having(word);
    for (let message = having(); message > 0; message = having()) found.add(message);
  }
  const messages = Uint32Array.from(found).sort();
  let i = messages.length;
  return () => messages[--i] ?? 0;
}

/** Where one looks, and the message at which that ends. */
function placesOf(ring: RecentRing, anchors: Look['anchors']): { candidates: Candidates; last: number } {
  const { first, next } = ring;
  const last = Math.max(first, next - LOOKED_THROUGH);
  if (!anchors) return { candidates: allOf(ring, last), last };
  if (anchors.length === 1) return { candidates: ring.having(anchors[0] as number), last: first };
  if (anchors.length <= FEW) return { candidates: oneOf(ring, anchors), last: first };
  const places = anchors.reduce((sum, word) => sum + ring.countOf(word), 0);
  if (places <= IN_ORDER) return { candidates: inOrder(ring, anchors), last: first };
  return { candidates: allOf(ring, last), last };
}

interface Found {
  readonly id: string;
  readonly at: number;
}

/** Of one instant, those that the index has first. */
const newestFirst = (a: Found, b: Found): number => b.at - a.at || (a.id < b.id ? -1 : 1);

/** The newest of what was found; those that came last need not be the newest. */
class Newest {
  private found: Found[] = [];
  /** What is older than this is not among them. */
  oldest = Number.NEGATIVE_INFINITY;

  constructor(private readonly limit: number) {}

  add(found: Found): void {
    this.found.push(found);
    if (this.found.length % this.limit === 0) this.cut();
  }

  private cut(): void {
    this.found = this.found.sort(newestFirst).slice(0, this.limit);
    this.oldest = this.found[this.limit - 1]?.at ?? Number.NEGATIVE_INFINITY;
  }

  ids(): string[] {
    this.cut();
    return this.found.map(({ id }) => id);
  }
}

/** A function of its own, so that what is a loop of some thousand steps is compiled well. */
function lookThrough(
  ring: RecentRing,
  candidates: Candidates,
  { limit, readable, holds, from, isWithin }: Look,
): Pick<RecentFinds, 'ids' | 'matching'> {
  const { at, reach, channel, start, count, words, slots, places } = ring;
  const newest = new Newest(limit);
  let matching = 0;
  let elsewhere = 0;
  for (let message = candidates(); message > 0; message = candidates()) {
    const slot = message & slots;
    const latest = reach[slot] as number;
    if (latest < newest.oldest || latest < from) break;
    const instant = at[slot] as number;
    // Those that are gone have no instant.
    if (!(instant >= from) || (isWithin && !isWithin(instant))) continue;
    const isReadable = readable[channel[slot] as number] === 1;
    if (!isReadable && ++elsewhere % SAMPLE !== 0) continue;
    const place = start[slot] as number;
    if (!holds(words, places, place, place + (count[slot] as number))) continue;
    matching += isReadable ? 1 : SAMPLE;
    if (isReadable) newest.add({ id: ring.idOf(message), at: instant });
  }
  return { ids: newest.ids(), matching };
}

/** The messages within the dates from one on. */
function seenFrom({ at, next, slots }: RecentRing, last: number, { from, isWithin }: Look): number {
  let seen = 0;
  for (let message = last; message < next; message++) {
    const instant = at[message & slots] as number;
    if (instant >= from && (!isWithin || isWithin(instant))) seen++;
  }
  return seen;
}

/** The newest of those that match. */
export function findRecent(ring: RecentRing, look: Look): Pick<RecentFinds, 'ids' | 'seen' | 'matching'> & { readonly areAll: boolean } {
  const { candidates, last } = placesOf(ring, look.anchors);
  const { ids, matching } = lookThrough(ring, candidates, look);
  return { ids, matching, seen: () => seenFrom(ring, last, look), areAll: last === ring.first };
}
