import { manageSystem } from '@foremast/domain/permissions/system';
import { tellAdministrators } from '@foremast/domain/system/notify-admin';
import { forbidden } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const triggerNotifyAdminPosts = operation({
  id: 'TriggerNotifyAdminPosts',
  method: 'POST',
  path: '/api/v4/users/trigger-notify-admin-posts',
  summary: 'Tell the administrators now what people have asked for.',
  body: t.Object({ trial_notification: t.Boolean() }),
  bodyName: 'notifyAdminRequest',
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    if (!ctx.config.ServiceSettings.EnableAPITriggerAdminNotifications) throw forbidden('api.cloud.app_error');
    await ctx.require(manageSystem);
    await ctx.tx((tx) => tellAdministrators(tx, body.trial_notification));
    return OK;
  },
});
