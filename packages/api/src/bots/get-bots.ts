import { presentBot } from '@foremast/domain/bots/present-bot';
import { hasSystem, onSystemAny } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { listBots } from '@foremast/store/queries/bots';
import { Bot } from '@foremast/wire/models/bot';
import { t } from '@foremast/wire/scalars';

export const getBots = operation({
  id: 'GetBots',
  method: 'GET',
  path: '/api/v4/bots',
  summary: 'The bots that you may see, the oldest first.',
  query: t.Object({ ...paging, include_deleted: t.Boolean({ default: false }), only_orphaned: t.Boolean({ default: false }) }),
  response: t.Array(Bot),
  permission: () => [onSystemAny('read_others_bots', 'read_bots')],
  async handle({ query }, ctx) {
    const all = ctx.isSystem || (await hasSystem(ctx, 'read_others_bots'));
    const rows = await listBots(ctx.db, {
      ...(all ? {} : { ownerId: ctx.userId }),
      includeDeleted: query.include_deleted,
      onlyOrphaned: query.only_orphaned,
      offset: query.page * query.per_page,
      limit: query.per_page,
    });
    return rows.map(presentBot);
  },
});
