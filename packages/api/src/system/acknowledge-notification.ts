import { forwardAck } from '@foremast/domain/push/acknowledge';
import { badRequest, switchedOff } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const acknowledgeNotification = operation({
  id: 'AcknowledgeNotification',
  method: 'POST',
  path: '/api/v4/notifications/ack',
  summary: 'A device got a push message.',
  body: t.Object({
    id: t.String(),
    received_at: t.Integer(),
    platform: t.String(),
    type: t.String(),
    post_id: t.String(),
    is_id_loaded: t.Boolean(),
  }),
  bodyError: 'api.push_notifications_ack.message.parse.app_error',
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    if (!ctx.config.EmailSettings.SendPushNotifications) throw switchedOff('api.push_notification.disabled.app_error');
    if (!(await forwardAck(ctx, body))) throw badRequest('api.push_notifications_ack.forward.app_error');
    return OK;
  },
});
