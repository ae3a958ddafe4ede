import { requireRecaps } from '@foremast/domain/recaps/recaps';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { recapsOfUser } from '@foremast/store/queries/recaps';
import { Recap } from '@foremast/wire/models/recap';
import { t } from '@foremast/wire/scalars';

export const getRecapsForUser = operation({
  id: 'GetRecapsForUser',
  method: 'GET',
  path: '/api/v4/recaps',
  summary: 'One’s own recaps, the newest first, without what they say.',
  query: t.Object({ ...paging }),
  response: t.Array(Recap),
  permission: 'session',
  handle({ query }, ctx) {
    requireRecaps(ctx);
    return recapsOfUser(ctx.db, ctx.userId, { offset: query.page * query.per_page, limit: query.per_page });
  },
});
