import { getChannelHead } from '@foremast/domain/channels/get-channel';
import { mayReadContent } from '@foremast/domain/permissions/channel';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { memberCounts } from '@foremast/store/queries/channel-counts';
import { t } from '@foremast/wire/scalars';

export const getChannelsMemberCount = operation({
  id: 'getChannelsMemberCount',
  method: 'POST',
  path: '/api/v4/channels/stats/member_count',
  summary: 'How many members each of these channels has.',
  body: t.Array(t.String()),
  bodyError: 'api.payload.parse.error',
  response: t.Record(t.String(), t.Integer()),
  permission: 'session',
  async handle({ body }, ctx) {
    for (const id of body) await getChannelHead(ctx.db, id);
    for (const id of body) if (!(await mayReadContent(ctx, id))) throw noPermission();
    const counts = await memberCounts(ctx.db, body);
    return Object.fromEntries(body.map((id) => [id, counts.get(id) ?? 0]));
  },
});
