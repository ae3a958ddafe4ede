import { rememberFor } from '@foremast/kernel/remember';
import {
  countActivePeople,
  countPeopleActiveSince,
  countPeoplesPosts,
  countSingleChannelGuests,
  sumOfFileSizes,
} from '@foremast/store/queries/figures';

/** Usage is shown in round figures; a minute more or less does not show. */
const USAGE_MS = 60_000;
const PEOPLE_MS = 5_000;

/** A figure cut down to a multiple of `step`; below that only its first digit is kept, and below ten nothing. */
export function roundedDown(value: number, step: number): number {
  if (value >= step) return value - (value % step);
  if (value < 10) return 0;
  const digit = 10 ** Math.floor(Math.log10(value));
  return value - (value % digit);
}

export const postsInUse = rememberFor(USAGE_MS, (ctx) => countPeoplesPosts(ctx.db));
export const bytesInUse = rememberFor(USAGE_MS, (ctx) => sumOfFileSizes(ctx.db));
export const activePeople = rememberFor(PEOPLE_MS, (ctx) => countActivePeople(ctx.db));
export const singleChannelGuests = rememberFor(PEOPLE_MS, (ctx) => countSingleChannelGuests(ctx.db));

const DAY_MS = 24 * 60 * 60 * 1000;
export const dailyActivePeople = rememberFor(PEOPLE_MS, (ctx) => countPeopleActiveSince(ctx.db, ctx.now() - DAY_MS));
export const monthlyActivePeople = rememberFor(PEOPLE_MS, (ctx) => countPeopleActiveSince(ctx.db, ctx.now() - 31 * DAY_MS));
