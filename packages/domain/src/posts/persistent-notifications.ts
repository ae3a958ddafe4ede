import type { Tx } from '@foremast/kernel/context';
import type { PostRow } from '@foremast/store/queries/posts';
import { deletePersistentNotification } from '@foremast/store/queries/persistent-notifications';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { channelHead } from '@foremast/store/queries/channels';
import { findUser } from '@foremast/store/queries/users';
import { prioritiesOf } from '@foremast/store/queries/post-priorities';
import { audienceOf } from './channel-audience.ts';
import { mentionsOfPost } from './mentions-of-post.ts';

/** Somebody who is being notified again and again has reacted: the notifications of that message end. */
export async function endPersistentNotifications(tx: Tx, post: PostRow, byUserId: string): Promise<void> {
  if (post.root_id !== '' || byUserId === post.user_id) return;
  if (!(await prioritiesOf(tx.db, [post.id])).get(post.id)?.persistent_notifications) return;
  const channel = await channelHead(tx.db, post.channel_id);
  const members = await tx.db.cached(channelPeople, post.channel_id);
  if (!channel || !members) return;
  const { users } = await mentionsOfPost(tx, post, channel, await findUser(tx.db, post.user_id), audienceOf(members));
  if (users.has(byUserId)) await deletePersistentNotification(tx.db, post.id, tx.now());
}
