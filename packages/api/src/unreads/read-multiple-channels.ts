import { ownAccount } from '@foremast/domain/permissions/system';
import { viewChannels } from '@foremast/domain/unreads/view-channels';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { ChannelView } from '@foremast/wire/models/unread';
import { t } from '@foremast/wire/scalars';

export const readMultipleChannels = operation({
  id: 'ReadMultipleChannels',
  method: 'POST',
  path: '/api/v4/channels/members/{user_id}/mark_read',
  summary: 'Mark several channels as read.',
  body: t.Unknown(),
  lenientBody: true,
  response: ChannelView,
  permission: ({ params }) => [ownAccount(params.user_id)],
  uncheckedParams: ['user_id'],
  async handle({ params, body }, ctx) {
    if (body === null || (Array.isArray(body) && body.length === 0)) throw invalidBody('channel_ids');
    if (!Array.isArray(body) || !body.every((id) => id === null || typeof id === 'string')) throw badRequest('api.payload.parse.error');
    const ids = body.filter((id): id is string => typeof id === 'string');
    return { status: 'OK', last_viewed_at_times: await viewChannels(ctx, params.user_id, ids, { knowsThreads: true }) };
  },
});
