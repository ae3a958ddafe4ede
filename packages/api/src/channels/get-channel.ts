import { getChannel as channelById } from '@foremast/domain/channels/get-channel';
import { presentChannel } from '@foremast/domain/channels/present-channel';
import { requireAsReviewer } from '@foremast/domain/content-flagging/as-reviewer';
import { maySeeChannel } from '@foremast/domain/permissions/channel';
import { noPermission } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannel = operation({
  id: 'GetChannel',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}',
  summary: 'One channel, archived ones included.',
  query: t.Object({ as_content_reviewer: t.Boolean(), flagged_post_id: t.String() }),
  response: Channel,
  permission: 'session',
  async handle({ params, query }, ctx) {
    const channel = await channelById(ctx.db, params.channel_id);
    if (query.as_content_reviewer) {
      const mismatch = 'api.channel.get_channel.flagged_post_mismatch.app_error';
      await requireAsReviewer(ctx, query.flagged_post_id, mismatch, ({ post }) => post.channel_id === channel.id);
    } else if (!(await maySeeChannel(ctx, channel))) throw noPermission();
    return presentChannel(channel);
  },
});
