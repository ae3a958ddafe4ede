import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findEmoji } from '@foremast/store/queries/emoji';
import { Emoji } from '@foremast/wire/models/emoji';

export const getEmoji = operation({
  id: 'GetEmoji',
  method: 'GET',
  path: '/api/v4/emoji/{emoji_id}',
  summary: 'One added emoji.',
  response: Emoji,
  permission: 'session',
  async handle({ params }, ctx) {
    customEmojiOn(ctx);
    const emoji = await findEmoji(ctx.db, params.emoji_id);
    if (!emoji) throw notFound('app.emoji.get.no_result');
    return emoji;
  },
});
