import { badRequest } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { viewNotices } from '@foremast/store/queries/product-notices';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const NOTICE = /^[\w-]{1,26}$/;

export const markNoticesViewed = operation({
  id: 'MarkNoticesViewed',
  method: 'PUT',
  path: '/api/v4/system/notices/view',
  summary: 'The caller has seen these notices.',
  body: t.Unknown(),
  bodyError: 'api.payload.parse.error',
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    const seen = body ?? [];
    if (!Array.isArray(seen) || seen.some((id) => typeof id !== 'string')) throw badRequest('api.payload.parse.error');
    if (seen.some((id) => !NOTICE.test(id))) throw badRequest('api.system.update_viewed_notices.failed');
    await ctx.tx((tx) => viewNotices(tx.db, ctx.userId, [...new Set<string>(seen)], Math.floor(tx.now() / 1000)));
    return OK;
  },
});
