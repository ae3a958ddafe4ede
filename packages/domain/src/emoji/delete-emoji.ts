import type { Ctx } from '@foremast/kernel/context';
import { type EmojiRow, markEmojiDeleted } from '@foremast/store/queries/emoji';
import { deleteReactionsNamed } from '@foremast/store/queries/reactions';
import { fileStore } from '../files/file-store.ts';
import { emojiPath } from './emoji-picture.ts';

/** Takes an emoji away, with everybody's reactions that used it. Nobody is told. */
export async function deleteEmoji(ctx: Ctx, emoji: EmojiRow): Promise<void> {
  await ctx.tx(async (tx) => {
    await markEmojiDeleted(tx.db, emoji.id, tx.now());
    await deleteReactionsNamed(tx.db, emoji.name, tx.now());
  });
  await fileStore(ctx.app).delete(emojiPath(emoji.id));
}
