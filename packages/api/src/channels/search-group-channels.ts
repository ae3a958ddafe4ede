import { presentChannel } from '@foremast/domain/channels/present-channel';
import { invalidBody } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { searchGroupChannels as search } from '@foremast/store/queries/channel-search';
import { Channel } from '@foremast/wire/models/channel';
import { t } from '@foremast/wire/scalars';

const MOST = 100;

export const searchGroupChannels = operation({
  id: 'SearchGroupChannels',
  method: 'POST',
  path: '/api/v4/channels/group/search',
  summary: 'Own group messages, by the usernames of their members.',
  body: t.Nullable(t.Object({ term: t.String() })),
  bodyName: 'channel_search',
  response: t.Array(Channel),
  notWhenBusy: true,
  permission: 'session',
  async handle({ body }, ctx) {
    if (!body) throw invalidBody('channel_search');
    const words = body.term.split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    return (await search(ctx.db, ctx.userId, words, MOST)).map((row) => presentChannel(row));
  },
});
