import type { Tx } from '@foremast/kernel/context';
import { channelHead } from '@foremast/store/queries/channels';
import type { PostRow } from '@foremast/store/queries/posts';
import { postEdited } from '@foremast/wire/events';
import type { Post } from '@foremast/wire/models/post';
import { askToSync } from '../shared-channels/ask-to-sync.ts';
import { postVariants } from './post-variants.ts';
import { callerViews } from './post-viewer.ts';
import { repliesAround } from './reply-counts.ts';

/** `post_edited`, with the message as it is now; answers it as the caller sees it. */
export async function tellEdited(tx: Tx, row: PostRow): Promise<Post> {
  const variants = await postVariants(tx, row, callerViews(tx.ctx), { reply_count: await repliesAround(tx.db, row) });
  tx.emit(postEdited, { post: JSON.stringify(variants.forAll) }, { channel: row.channel_id }, variants.personal);
  await askToSync(tx, await channelHead(tx.db, row.channel_id));
  return variants.own;
}
