import { manageSystem } from '@foremast/domain/permissions/system';
import { markBusy } from '@foremast/domain/system/busy';
import { invalidUrl } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const USUAL = 3600;
const MOST = 86_400;

export const setServerBusy = operation({
  id: 'SetServerBusy',
  method: 'POST',
  path: '/api/v4/server_busy',
  summary: 'Mark the server busy for some seconds: searches are refused, presence is not told.',
  query: t.Object({ seconds: t.String({ default: String(USUAL) }) }),
  response: StatusOK,
  permission: () => [manageSystem],
  async handle({ query }, ctx) {
    const seconds = /^\d{1,6}$/.test(query.seconds) ? Number(query.seconds) : 0;
    if (seconds < 1 || seconds > MOST) throw invalidUrl('seconds');
    await ctx.tx((tx) => markBusy(tx, tx.now() + seconds * 1000));
    return OK;
  },
});
