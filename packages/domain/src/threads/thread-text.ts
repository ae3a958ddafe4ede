import type { Tx } from '@foremast/kernel/context';
import { prioritiesOf } from '@foremast/store/queries/post-priorities';
import type { PostRow } from '@foremast/store/queries/posts';
import type { ThreadRow } from '@foremast/store/queries/threads';
import { proxiedPost } from '../image-proxy/proxied-post.ts';
import { presentPost } from '../posts/present-post.ts';
import { shownChannelNames } from '../posts/shown-channel-names.ts';
import { participantUsers } from './participants.ts';

/** How many of the sorted instants lie after `at`. */
export function countAfter(sorted: readonly number[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

const marks = async (tx: Tx, rootId: string) => (tx.config.ServiceSettings.PostPriority ? prioritiesOf(tx.db, [rootId]) : undefined);

/** The thread as JSON for one follower: what is the same for all is written once. `changedAt`: when its root is changed by what is told. */
export async function threadText(
  tx: Tx,
  root: PostRow,
  thread: ThreadRow,
  changedAt = tx.now(),
): Promise<(viewed: number, replies: number, mentions: number) => string> {
  const ids = thread.participants ?? [];
  const [users, priorities] = [await participantUsers(tx.db, tx.config, ids), await marks(tx, root.id)];
  const { metadata: _, ...post } = presentPost({
    ...root,
    props: (await shownChannelNames(tx.db, [root], undefined))(root),
    update_at: Math.max(root.update_at, changedAt),
  });
  const shared = JSON.stringify({
    id: root.id,
    reply_count: thread.reply_count,
    last_reply_at: thread.last_reply_at,
    participants: ids.flatMap((id) => users.get(id) ?? []),
    post: proxiedPost(tx.config, post),
    is_urgent: priorities?.get(root.id)?.priority === 'urgent',
    delete_at: thread.delete_at ?? 0,
  }).slice(0, -1);
  return (viewed, replies, mentions) => `${shared},"last_viewed_at":${viewed},"unread_replies":${replies},"unread_mentions":${mentions}}`;
}
