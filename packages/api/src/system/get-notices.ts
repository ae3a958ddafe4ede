import { noticesFor } from '@foremast/domain/system/notices';
import { operation } from '@foremast/kernel/operation';
import { Notice } from '@foremast/wire/models/notice';
import { t } from '@foremast/wire/scalars';

export const getNotices = operation({
  id: 'GetNotices',
  method: 'GET',
  path: '/api/v4/system/notices/{team_id}',
  summary: 'What the operators of this server want to tell the caller in the client.',
  query: t.Object({ client: t.String(), clientVersion: t.String(), locale: t.String() }),
  response: t.Array(Notice),
  permission: 'session',
  handle: ({ params, query }, ctx) => noticesFor(ctx, { teamId: params.team_id, client: query.client, version: query.clientVersion }),
});
