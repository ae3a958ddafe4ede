/** Between one place in an order and the next. */
export const STEP = 10;

/** The same channel twice in a list counts once, where it is first. */
export const once = (ids: readonly string[]): string[] => [...new Set(ids)];
