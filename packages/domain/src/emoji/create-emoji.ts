import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type EmojiRow, findEmojiByName, insertEmoji } from '@foremast/store/queries/emoji';
import { isSystemEmoji } from '@foremast/wire/emoji/system-emoji';
import { emojiAdded } from '@foremast/wire/events';
import { fileStore } from '../files/file-store.ts';
import { emojiPath, emojiPicture } from './emoji-picture.ts';

const NAME = /^[a-zA-Z0-9_+-]{1,64}$/;
const ID_LENGTH = 26;

const taken = () => badRequest('api.emoji.create.duplicate.app_error');

export type NewEmoji = Pick<EmojiRow, 'name' | 'creator_id' | 'delete_at'>;

/** Adds an emoji and tells everyone. Throws 400 for a name that cannot be, or is taken, and for what is no picture. */
export async function createEmoji(ctx: Ctx, { name, creator_id, delete_at }: NewEmoji, image: Uint8Array | undefined): Promise<EmojiRow> {
  if (creator_id.length > ID_LENGTH) throw badRequest('model.emoji.user_id.app_error');
  if (isSystemEmoji(name)) throw badRequest('model.emoji.system_emoji_name.app_error');
  if (!NAME.test(name)) throw badRequest('model.emoji.name.app_error');
  if (creator_id !== ctx.userId) throw forbidden('api.emoji.create.other_user.app_error');
  if (await findEmojiByName(ctx.db, name)) throw taken();
  if (!image) throw invalidBody('image');
  const picture = await emojiPicture(ctx.config, image);
  const now = ctx.now();
  const emoji: EmojiRow = { id: newId(), create_at: now, update_at: now, delete_at, creator_id, name };
  const store = fileStore(ctx.app);
  await store.put(emojiPath(emoji.id), picture);
  try {
    await ctx.tx(async (tx) => {
      if (await findEmojiByName(tx.db, name)) throw taken();
      await insertEmoji(tx.db, emoji);
      tx.emit(emojiAdded, { emoji: JSON.stringify(emoji) }, {});
    });
  } catch (error) {
    await store.delete(emojiPath(emoji.id));
    throw ctx.app.store.dialect.isUniqueViolation(error) ? taken() : error;
  }
  return emoji;
}
