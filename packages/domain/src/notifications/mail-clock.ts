import type { UserRow } from '@foremast/store/queries/users';

function zoneOf({ timezone }: Pick<UserRow, 'timezone'>): string {
  const { useAutomaticTimezone, automaticTimezone, manualTimezone } = timezone ?? {};
  const zone = (useAutomaticTimezone === 'true' ? automaticTimezone : manualTimezone) || 'UTC';
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** Directories and archives bring locales that are no language tags. */
function localeOf({ locale }: Pick<UserRow, 'locale'>): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export interface MailClock {
  day(at: number): string;
  time(at: number): string;
}

/** Clocks take long to make, and many people read the same one. */
const made = new Map<string, MailClock>();
const MOST_MADE = 500;

/** Instants as somebody reads them: in the own time zone and language, with hours up to 12 or 24. */
export function clockFor(reader: Pick<UserRow, 'timezone' | 'locale'>, military: boolean): MailClock {
  const { useAutomaticTimezone, automaticTimezone, manualTimezone } = reader.timezone ?? {};
  const key = JSON.stringify([reader.locale, useAutomaticTimezone, automaticTimezone, manualTimezone, military]);
  const known = made.get(key);
  if (known) return known;
  const clock = newClock(localeOf(reader), zoneOf(reader), military);
  if (made.size >= MOST_MADE) made.clear();
  made.set(key, clock);
  return clock;
}

function newClock(locale: string, timeZone: string, military: boolean): MailClock {
  const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' });
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit', hour12: !military, timeZoneName: 'short' });
  return { day: (at) => day.format(at), time: (at) => time.format(at) };
}
