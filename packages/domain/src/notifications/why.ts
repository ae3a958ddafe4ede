import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { channelPeople } from '@foremast/store/queries/channel-people';
import { findNotificationRecord, type NotificationRecordRow, notificationRecordsOf } from '@foremast/store/queries/notification-records';
import { findAnyPost } from '@foremast/store/queries/posts';
import type { NotificationRecord } from '@foremast/wire/models/notification-record';
import { mayReadContent } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { pushOn } from '../push/send-push.ts';
import { webPushOn } from '../web-push/tell-browsers.ts';
import { mailOn } from './notify.ts';
import { reasonWords, verdictWords } from './why-words.ts';

const way = (verdict: string): NotificationRecord['push'] => ({ told: verdict === 'told', because: verdict, words: verdictWords(verdict) });

function present(row: NotificationRecordRow, recorded = true): NotificationRecord {
  const { post_id, user_id, at, reason, desktop, push, mail, devices } = row;
  return {
    post_id,
    user_id,
    at,
    recorded,
    reason,
    words: reasonWords(reason),
    desktop: way(desktop),
    push: way(push),
    mail: way(mail),
    devices,
  };
}

/** Why nobody even asked whether this person is to be told. */
async function unasked(ctx: Ctx, postId: string, userId: string, authorId: string, channelId: string): Promise<NotificationRecord> {
  const members = await ctx.db.cached(channelPeople, channelId);
  const ofMember = members?.people.has(userId) === true ? 'nothing' : 'not_member';
  const reason = userId === authorId ? 'author' : ofMember;
  const push = pushOn(ctx) || (await webPushOn(ctx)) ? 'settings' : 'off';
  const mail = mailOn(ctx) ? 'settings' : 'off';
  return present({ post_id: postId, user_id: userId, at: 0, reason, desktop: 'settings', push, mail, devices: 0 }, false);
}

/** Why somebody was told of a message, or not. Throws 404 for what is not there, 403 for who may not know. */
export async function whyNotified(ctx: Ctx, postId: string, userId: string): Promise<NotificationRecord> {
  const isAdministrator = ctx.isSystem || (await hasSystem(ctx, 'manage_system'));
  const post = await findAnyPost(ctx.db, postId);
  if (!isAdministrator && (ctx.userId !== userId || !post || !(await mayReadContent(ctx, post.channel_id)))) throw noPermission();
  if (!post) throw notFound('app.post.get.app_error');
  const row = await findNotificationRecord(ctx.db, postId, userId);
  return row ? present(row) : unasked(ctx, postId, userId, post.user_id, post.channel_id);
}

/** What somebody was told of last, and what not, newest first. */
export async function latestNotifications(ctx: Ctx, userId: string, page: number, perPage: number): Promise<NotificationRecord[]> {
  return (await notificationRecordsOf(ctx.db, userId, page * perPage, perPage)).map((row) => present(row));
}
