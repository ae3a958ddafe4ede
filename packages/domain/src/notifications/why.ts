import type { Ctx } from '@foremast/kernel/context';
import { noPermission, notFound } from '@foremast/kernel/error';
import { findNotificationRecord, type NotificationRecordRow, notificationRecordsOf } from '@foremast/store/queries/notification-records';
import { findAnyPost, type PostRow } from '@foremast/store/queries/posts';
import type { NotificationRecord } from '@foremast/wire/models/notification-record';
import { mayReadContent } from '../permissions/channel.ts';
import { hasSystem } from '../permissions/system.ts';
import { pushOn } from '../push/send-push.ts';
import { webPushOn } from '../web-push/tell-browsers.ts';
import { decideUnconcerned, messageToTell } from './candidates.ts';
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

/** Nobody asked whether this person is to be told: the message concerned them by nothing but, perhaps, their wish to hear of all. */
async function unasked(ctx: Ctx, { id, user_id: authorId }: PostRow, userId: string): Promise<NotificationRecord> {
  const of = await messageToTell(ctx, id);
  const found = of && (await decideUnconcerned(ctx, of, userId));
  const decision = found?.decision ?? { reason: 'not_member', desktop: 'settings', push: 'settings', mail: 'settings' };
  const push = pushOn(ctx) || (await webPushOn(ctx)) ? decision.push : 'off';
  const mail = mailOn(ctx) ? decision.mail : 'off';
  const own = userId === authorId;
  const row = {
    post_id: id,
    user_id: userId,
    at: 0,
    reason: own ? 'author' : decision.reason,
    desktop: own ? 'settings' : decision.desktop,
    push: push === 'told' ? 'settings' : push,
    mail: mail === 'told' ? 'settings' : mail,
    devices: 0,
  };
  return present(row, false);
}

/** Why somebody was told of a message, or not. Throws 404 for what is not there, 403 for who may not know. */
export async function whyNotified(ctx: Ctx, postId: string, userId: string): Promise<NotificationRecord> {
  const isAdministrator = ctx.isSystem || (await hasSystem(ctx, 'manage_system'));
  const post = await findAnyPost(ctx.db, postId);
  if (!isAdministrator && (ctx.userId !== userId || !post || !(await mayReadContent(ctx, post.channel_id)))) throw noPermission();
  if (!post) throw notFound('app.post.get.app_error');
  const row = await findNotificationRecord(ctx.db, postId, userId);
  return row ? present(row) : unasked(ctx, post, userId);
}

/** What somebody was told of last, and what not, newest first. */
export async function latestNotifications(ctx: Ctx, userId: string, page: number, perPage: number): Promise<NotificationRecord[]> {
  return (await notificationRecordsOf(ctx.db, userId, page * perPage, perPage)).map((row) => present(row));
}
