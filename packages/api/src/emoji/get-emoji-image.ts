import { emojiPath } from '@foremast/domain/emoji/emoji-picture';
import { fileStore } from '@foremast/domain/files/file-store';
import { customEmojiOn } from '@foremast/domain/permissions/emoji';
import { pictureKind } from '@foremast/domain/pictures/picture-kind';
import { notFound } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';
import { findEmoji } from '@foremast/store/queries/emoji';

export const getEmojiImage = operation({
  id: 'GetEmojiImage',
  method: 'GET',
  path: '/api/v4/emoji/{emoji_id}/image',
  summary: 'The picture of an added emoji.',
  response: Raw,
  permission: 'session',
  noCsrf: true,
  async handle({ params }, ctx) {
    customEmojiOn(ctx);
    const emoji = await findEmoji(ctx.db, params.emoji_id);
    if (!emoji) throw notFound('app.emoji.get.no_result');
    const image = await (await fileStore(ctx.app).get(emojiPath(emoji.id)))?.bytes();
    const kind = image && pictureKind(image);
    if (!kind) throw notFound('api.emoji.get_image.read.app_error');
    return new Response(image, {
      headers: { 'content-type': `image/${kind}`, 'cache-control': 'max-age=2592000, private', vary: 'Accept-Encoding' },
    });
  },
});
