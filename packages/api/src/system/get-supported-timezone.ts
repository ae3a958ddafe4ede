import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

let zones: string[] | undefined;

export const getSupportedTimezone = operation({
  id: 'GetSupportedTimezone',
  method: 'GET',
  path: '/api/v4/system/timezones',
  summary: 'The time zones that people can choose.',
  response: t.Array(t.String()),
  permission: 'session',
  handle: () => (zones ??= Intl.supportedValuesOf('timeZone')),
});
