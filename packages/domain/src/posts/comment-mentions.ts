import type { Tx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import { findThread } from '@foremast/store/queries/threads';
import { threadReaders } from '../threads/readers.ts';
import type { ChannelAudience } from './channel-audience.ts';
import { addMention, type Mentions, mentionRank } from './mention-rank.ts';

/** An integration that shows another name wrote it: there is nobody to answer. */
const isOfIntegration = ({ props }: PostRow): boolean => props?.from_webhook === 'true' && Boolean(props.override_username);

/** A reply concerns the authors of its thread's posts who asked for that, unless they read threads apart. */
export async function addCommentMentions(tx: Tx, reply: PostRow, root: PostRow, { people }: ChannelAudience, mentions: Mentions): Promise<void> {
  const { CollapsedThreads, ThreadAutoFollow } = tx.config.ServiceSettings;
  if (ThreadAutoFollow && CollapsedThreads === 'always_on') return;
  const authors = new Set([...(isOfIntegration(root) ? [] : [root.user_id]), ...((await findThread(tx.db, root.id))?.participants ?? [])]);
  const wishing = [...authors].filter((id) => {
    const comments = id === reply.user_id ? '' : people.get(id)?.notify_props.comments;
    return comments === 'any' || (comments === 'root' && id === root.user_id);
  });
  const readers = await threadReaders(tx.db, tx.config, wishing);
  for (const id of wishing) if (!readers.has(id)) addMention(mentions, id, mentionRank.comment);
}
