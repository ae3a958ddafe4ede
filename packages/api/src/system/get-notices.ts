import { noticesFor } from '@foremast/domain/system/notices';
import { invalidUrl } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { Notice } from '@foremast/wire/models/notice';
import { t } from '@foremast/wire/scalars';

export const getNotices = operation({
  id: 'GetNotices',
  method: 'GET',
  path: '/api/v4/system/notices/{teamId}',
  summary: 'What the operators of this server want to tell the caller in the client.',
  query: t.Object({ client: t.String(), clientVersion: t.String(), locale: t.String() }),
  response: t.Array(Notice),
  permission: 'session',
  handle({ params, query }, ctx) {
    if (!isId(params.teamId)) throw invalidUrl('team_id');
    return noticesFor(ctx, { teamId: params.teamId, client: query.client, version: query.clientVersion });
  },
});
