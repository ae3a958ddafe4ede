import { onSystem } from '@foremast/domain/permissions/system';
import { paging } from '@foremast/kernel/decode';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { listSchemes } from '@foremast/store/queries/schemes';
import { Scheme } from '@foremast/wire/models/scheme';
import { t } from '@foremast/wire/scalars';

const SCOPES: ReadonlySet<string> = new Set(['', 'team', 'channel', 'playbook', 'run']);

export const getSchemes = operation({
  id: 'GetSchemes',
  method: 'GET',
  path: '/api/v4/schemes',
  summary: 'The schemes there are, the newest first.',
  query: t.Object({ ...paging, scope: t.String() }),
  response: t.Array(Scheme),
  permission: () => [onSystem('sysconsole_read_user_management_permissions')],
  handle({ query }, ctx) {
    if (!SCOPES.has(query.scope)) throw invalidBody('scope');
    return listSchemes(ctx.db, { scope: query.scope, page: query.page, perPage: query.per_page });
  },
});
