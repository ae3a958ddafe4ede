import { deleteEmoji as remove } from '@foremast/domain/emoji/delete-emoji';
import { onAnyTeam } from '@foremast/domain/permissions/any-team';
import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { notFound } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findEmoji } from '@foremast/store/queries/emoji';
import { StatusOK } from '@foremast/wire/models/status';

export const deleteEmoji = operation({
  id: 'DeleteEmoji',
  method: 'DELETE',
  path: '/api/v4/emoji/{emoji_id}',
  summary: 'Take an added emoji away, with the reactions that used it.',
  response: StatusOK,
  permission: 'session',
  async handle({ params }, ctx) {
    customEmojiOn(ctx, 403);
    const emoji = await findEmoji(ctx.db, params.emoji_id);
    if (!emoji) throw notFound('app.emoji.get.no_result');
    await ctx.require(onAnyTeam('delete_emojis'));
    if (emoji.creator_id !== ctx.userId) await ctx.require(onAnyTeam('delete_others_emojis'));
    await remove(ctx, emoji);
    return OK;
  },
});
