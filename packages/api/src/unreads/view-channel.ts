import { ownAccount } from '@foremast/domain/permissions/system';
import { extendSession } from '@foremast/domain/sessions/extend-session';
import { viewChannels } from '@foremast/domain/unreads/view-channels';
import { invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { ChannelView } from '@foremast/wire/models/unread';
import { t } from '@foremast/wire/scalars';

export const viewChannel = operation({
  id: 'ViewChannel',
  method: 'POST',
  path: '/api/v4/channels/members/{user_id}/view',
  summary: 'Look at a channel: all of it counts as read, and of the one looked at before.',
  body: t.Object({ channel_id: t.String(), prev_channel_id: t.String(), collapsed_threads_supported: t.Boolean() }),
  bodyName: 'channel_view',
  response: ChannelView,
  permission: ({ params }) => [ownAccount(params.user_id)],
  async handle({ params, body }, ctx) {
    if (body.channel_id !== '' && !isId(body.channel_id)) throw invalidBody('channel_view.channel_id');
    if (body.prev_channel_id !== '' && !isId(body.prev_channel_id)) throw invalidBody('channel_view.prev_channel_id');
    const times = await viewChannels(ctx, params.user_id, [body.channel_id, body.prev_channel_id], {
      knowsThreads: body.collapsed_threads_supported,
      looksAt: body.channel_id,
    });
    await extendSession(ctx);
    return { status: 'OK', last_viewed_at_times: times };
  },
});
