/** A server that was away at the hour still does it, within this. */
const LATE_MS = 60 * 60_000;

export interface Schedule {
  readonly everyMs?: number | undefined;
  /** On the server's clock, `02:00`. */
  readonly dailyAt?: string | undefined;
}

/** The last time that it was this late on the server's clock; undefined for what is no hour. */
function lastTimeAt(hour: string, now: number): number | undefined {
  const [, h, m] = /^(\d\d?):(\d\d)$/.exec(hour) ?? [];
  if (h === undefined || m === undefined) return undefined;
  const day = new Date(now);
  day.setHours(Number(h), Number(m), 0, 0);
  if (day.getTime() > now) day.setDate(day.getDate() - 1);
  return day.getTime();
}

/** The turn that something scheduled has now: the same text in every process, so that one of them can have it. Undefined: it has none. */
export function turnOf(name: string, { everyMs, dailyAt }: Schedule, now: number): string | undefined {
  if (everyMs !== undefined && everyMs > 0) return `${name} ${Math.floor(now / everyMs)}`;
  const at = dailyAt === undefined ? undefined : lastTimeAt(dailyAt, now);
  return at === undefined || now - at > LATE_MS ? undefined : `${name} ${at}`;
}
