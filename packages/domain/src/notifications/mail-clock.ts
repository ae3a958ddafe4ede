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

export interface MailClock {
  day(at: number): string;
  time(at: number): string;
}

/** Instants as somebody reads them: in the own time zone and language, with hours up to 12 or 24. */
export function clockFor(reader: Pick<UserRow, 'timezone' | 'locale'>, military: boolean): MailClock {
  const timeZone = zoneOf(reader);
  const locale = reader.locale || 'en';
  return {
    day: (at) => new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(at),
    time: (at) =>
      new Intl.DateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit', hour12: !military, timeZoneName: 'short' }).format(at),
  };
}
