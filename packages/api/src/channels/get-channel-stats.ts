import { readChannel } from '@foremast/domain/permissions/channel';
import { operation } from '@foremast/kernel/operation';
import { countChannelFiles, countPinnedPosts } from '@foremast/store/queries/channel-counts';
import { countChannelMembers } from '@foremast/store/queries/channel-members';
import { ChannelStats } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

export const getChannelStats = operation({
  id: 'GetChannelStats',
  method: 'GET',
  path: '/api/v4/channels/{channel_id}/stats',
  summary: 'How many people, pins and files a channel has.',
  query: t.Object({ exclude_files_count: t.Boolean() }),
  response: ChannelStats,
  permission: ({ params }) => [readChannel(params.channel_id)],
  async handle({ params, query }, ctx) {
    const { members, guests } = await countChannelMembers(ctx.db, params.channel_id);
    const pinned = await countPinnedPosts(ctx.db, params.channel_id);
    const files = query.exclude_files_count ? -1 : await countChannelFiles(ctx.db, params.channel_id);
    return { channel_id: params.channel_id, member_count: members, guest_count: guests, pinnedpost_count: pinned, files_count: files };
  },
});
