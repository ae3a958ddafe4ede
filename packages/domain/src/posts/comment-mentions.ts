import type { Tx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import { findThread } from '@foremast/store/queries/threads';
import { threadReaders } from '../threads/readers.ts';
import type { ChannelAudience } from './channel-audience.ts';
import { addMention, type Mentions, mentionRank } from './mention-rank.ts';

const fromWebhook = ({ props }: PostRow): boolean => props?.from_webhook === 'true';

/** An integration that shows another name wrote it: there is nobody to answer. */
const isOfIntegration = (post: PostRow): boolean => fromWebhook(post) && Boolean(post.props?.override_username);

/**
 * A reply concerns the authors of its thread's posts who asked for that, unless they read threads apart. It never concerns its own
 * author, but for what a webhook says in their name.
 */
export async function addCommentMentions(tx: Tx, reply: PostRow, root: PostRow, { people }: ChannelAudience, mentions: Mentions): Promise<void> {
  const { CollapsedThreads, ThreadAutoFollow } = tx.config.ServiceSettings;
  if (ThreadAutoFollow && CollapsedThreads === 'always_on') return;
  const starter = isOfIntegration(root) ? undefined : root.user_id;
  const authors = new Set([...(starter ? [starter] : []), ...((await findThread(tx.db, root.id))?.participants ?? [])]);
  const wishing = [...authors].filter((id) => {
    const comments = id === reply.user_id && !fromWebhook(reply) ? '' : people.get(id)?.notify_props.comments;
    return comments === 'any' || (comments === 'root' && id === starter);
  });
  const readers = await threadReaders(tx.db, tx.config, wishing);
  for (const id of wishing) if (!readers.has(id)) addMention(mentions, id, mentionRank.comment);
}
