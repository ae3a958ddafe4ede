import { manageSystem } from '@foremast/domain/permissions/system';
import { operation } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

/** The first instant of the calendar: clients know it as "never". */
const NEVER = { seconds: -62_135_596_800, text: '0001-01-01T00:00:00Z' };

export const getServerBusyExpires = operation({
  id: 'GetServerBusyExpires',
  method: 'GET',
  path: '/api/v4/server_busy',
  summary: 'Is the server marked busy, and until when?',
  response: t.Object({ busy: t.Boolean(), expires: t.Integer(), expires_ts: t.String() }),
  permission: () => [manageSystem],
  handle(_, { app }) {
    if (!app.isBusy()) return { busy: false, expires: NEVER.seconds, expires_ts: NEVER.text };
    return { busy: true, expires: Math.floor(app.busyUntil / 1000), expires_ts: new Date(app.busyUntil).toISOString() };
  },
});
