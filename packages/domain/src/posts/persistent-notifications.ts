import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { job } from '@foremast/kernel/job';
import { type ChannelPeople, channelPeople } from '@foremast/store/queries/channel-people';
import { type ChannelHead, channelHead } from '@foremast/store/queries/channels';
import {
  countPersistentNotification,
  deletePersistentNotification,
  duePersistentNotifications,
  endSpentNotifications,
} from '@foremast/store/queries/persistent-notifications';
import { prioritiesOf } from '@foremast/store/queries/post-priorities';
import { type PostRow, postsByIds } from '@foremast/store/queries/posts';
import { statusesOf } from '@foremast/store/queries/status';
import { findTeam } from '@foremast/store/queries/teams';
import { findUser, type UserRow } from '@foremast/store/queries/users';
import { persistentNotificationTriggered } from '@foremast/wire/events';
import { t } from '@foremast/wire/scalars';
import { notify } from '../notifications/notify.ts';
import { pushOn } from '../push/send-push.ts';
import { webPushOn } from '../web-push/tell-browsers.ts';
import { audienceOf, desktopLevel } from './channel-audience.ts';
import { mentionRank } from './mention-rank.ts';
import { namedRecipients } from './named-recipients.ts';
import { preparePosts } from './prepare-posts.ts';
import { postedData } from './tell-channel.ts';

/** Notifications that go on need somebody to go to, and not too many. */
export async function refuseRecipients(
  tx: Tx,
  post: PostRow,
  channel: ChannelHead,
  author: UserRow | undefined,
  members: ChannelPeople,
): Promise<void> {
  if (channel.type === 'D') return;
  const count = (await namedRecipients(tx, post, channel, author, members)).length;
  if (count === 0) throw badRequest('api.post.post_priority.min_recipients_persistent_notification_post.request_error');
  if (count > tx.config.ServiceSettings.PersistentNotificationMaxRecipients)
    throw badRequest('api.post.post_priority.max_recipients_persistent_notification_post.request_error');
}

async function recipients(tx: Tx, post: PostRow, channel: ChannelHead, members: ChannelPeople): Promise<string[]> {
  return namedRecipients(tx, post, channel, await findUser(tx.db, post.user_id), members);
}

/** Somebody who is being notified again and again has reacted: the notifications of that message end. */
export async function endPersistentNotifications(tx: Tx, post: PostRow, byUserId: string): Promise<void> {
  if (post.root_id !== '' || byUserId === post.user_id) return;
  if (!(await prioritiesOf(tx.db, [post.id])).get(post.id)?.persistent_notifications) return;
  const channel = await channelHead(tx.db, post.channel_id);
  const members = await tx.db.cached(channelPeople, post.channel_id);
  if (channel && members && (await recipients(tx, post, channel, members)).includes(byUserId))
    await deletePersistentNotification(tx.db, post.id, tx.now());
}

const MINUTE_MS = 60_000;

/** Notifies once more of every message whose turn it is. */
export const repeatNotifications = job({
  name: 'post_persistent_notifications',
  input: t.Object({}),
  key: () => 'all',
  everyMs: MINUTE_MS,
  async run(_, ctx) {
    const { AllowPersistentNotifications, PostPriority, PersistentNotificationIntervalMinutes, PersistentNotificationMaxCount } =
      ctx.config.ServiceSettings;
    if (!PostPriority || !AllowPersistentNotifications) return;
    await ctx.tx(async (tx) => {
      const now = tx.now();
      const due = await duePersistentNotifications(tx.db, now - PersistentNotificationIntervalMinutes * MINUTE_MS, PersistentNotificationMaxCount);
      for (const post of await postsByIds(
        tx.db,
        due.map((d) => d.post_id),
      ))
        if (post.delete_at === 0) await notifyAgain(tx, post);
      await countPersistentNotification(
        tx.db,
        due.map((d) => d.post_id),
        now,
      );
      await endSpentNotifications(tx.db, PersistentNotificationMaxCount, now);
    });
  },
});

async function notifyAgain(tx: Tx, post: PostRow): Promise<void> {
  const channel = await channelHead(tx.db, post.channel_id);
  const members = await tx.db.cached(channelPeople, post.channel_id);
  const team = channel?.team_id ? await findTeam(tx.db, channel.team_id) : undefined;
  if (!channel || channel.delete_at > 0 || (team && team.delete_at > 0) || !members) return deletePersistentNotification(tx.db, post.id, tx.now());
  const all = await recipients(tx, post, channel, members);
  if (pushOn(tx) || (await webPushOn(tx)))
    await tx.enqueue(notify, {
      post_id: post.id,
      mentions: all.map((id): [string, number] => [id, mentionRank.keyword]),
      followers: [],
      again: true,
    });
  const named = all.filter((id) => desktopLevel(members.people.get(id)) !== 'none');
  const quiet = new Set((await statusesOf(tx.db, named)).filter((s) => s.status === 'dnd' || s.status === 'ooo').map((s) => s.user_id));
  const [prepared] = await preparePosts(tx.db, tx.config, [post]);
  if (!prepared) return;
  const data = postedData(tx, { post: prepared, row: post, channel, author: await findUser(tx.db, post.user_id), audience: audienceOf(members) });
  const place = { channel: channel.id, team: channel.team_id };
  for (const id of named)
    if (!quiet.has(id)) tx.emit(persistentNotificationTriggered, { ...data, mentions: JSON.stringify([id]) }, { user: id, ...place });
}
