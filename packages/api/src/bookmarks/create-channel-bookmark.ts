import { checkBookmarkRight } from '@foremast/domain/bookmarks/check-access';
import { createBookmark } from '@foremast/domain/bookmarks/create-bookmark';
import { badRequest, invalidBody } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation } from '@foremast/kernel/operation';
import { ChannelBookmark } from '@foremast/wire/models/channel-bookmark';
import { t } from '@foremast/wire/scalars';

const wrongId = (field: string) => badRequest(`model.channel_bookmark.is_valid.${field}.app_error`);

// What a bookmark is a copy of, and what it hangs under, is said back and not kept.
export const createChannelBookmark = operation({
  id: 'CreateChannelBookmark',
  method: 'POST',
  path: '/api/v4/channels/{channel_id}/bookmarks',
  summary: 'Keep a link or a file at the top of a channel.',
  body: t.Nullable(
    t.Object({
      create_at: t.Integer(),
      delete_at: t.Integer(),
      display_name: t.String(),
      sort_order: t.Integer(),
      type: t.String(),
      link_url: t.String(),
      image_url: t.String(),
      emoji: t.String(),
      file_id: t.String(),
      original_id: t.String(),
      parent_id: t.String(),
    }),
  ),
  bodyName: 'channelBookmark',
  response: ChannelBookmark,
  status: 201,
  permission: 'session',
  async handle({ params, body }, ctx) {
    const channel = await checkBookmarkRight(ctx, 'add', params.channel_id);
    if (!body) throw invalidBody('channelBookmark');
    const { original_id, parent_id, sort_order: _, type, ...made } = body;
    if (original_id !== '' && !isId(original_id)) throw wrongId('original_id');
    if (parent_id !== '' && !isId(parent_id)) throw wrongId('parent_id');
    const bookmark = await ctx.tx((tx) =>
      createBookmark(tx, { ...made, type: type as 'link' | 'file', channel_id: channel.id, owner_id: ctx.userId }),
    );
    return { ...bookmark, ...(original_id ? { original_id } : {}), ...(parent_id ? { parent_id } : {}) };
  },
});
