import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { invalidUrl, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { findEmojiByName } from '@foremast/store/queries/emoji';
import { Emoji } from '@foremast/wire/models/emoji';

const SIGNS = /^[a-zA-Z0-9_+-]+$/;
const LONGEST = 64;

export const getEmojiByName = operation({
  id: 'GetEmojiByName',
  method: 'GET',
  path: '/api/v4/emoji/name/{emoji_name}',
  summary: 'One added emoji, by its name.',
  response: Emoji,
  permission: 'session',
  async handle({ params }, ctx) {
    // The routes of the original do not lead to other names at all.
    if (!SIGNS.test(params.emoji_name)) throw notFound('api.context.404.app_error');
    if (params.emoji_name.length > LONGEST) throw invalidUrl('emoji_name');
    customEmojiOn(ctx);
    const emoji = await findEmojiByName(ctx.db, params.emoji_name);
    if (!emoji) throw notFound('app.emoji.get_by_name.no_result');
    return emoji;
  },
});
