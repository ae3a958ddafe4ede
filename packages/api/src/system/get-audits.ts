import { onSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { operation } from '@foremast/kernel/operation';
import { listAudits } from '@foremast/store/queries/audits';
import { Audit } from '@foremast/wire/models/audit';
import { t } from '@foremast/wire/scalars';

// An empty page is null.
export const getAudits = operation({
  id: 'GetAudits',
  method: 'GET',
  path: '/api/v4/audits',
  summary: 'What anybody did that an administrator may want to know, the newest first.',
  query: t.Object(paging),
  response: t.Nullable(t.Array(Audit)),
  permission: () => [onSystem('read_audits')],
  async handle({ query }, ctx) {
    const rows = await listAudits(ctx.db, '', query.page * query.per_page, query.per_page);
    return rows.length > 0 ? rows : null;
  },
});
