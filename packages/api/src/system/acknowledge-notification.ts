import { forwardAck, loadedMessage } from '@foremast/domain/push/acknowledge';
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
  response: t.Union([StatusOK, t.Record(t.String(), t.Union([t.String(), t.Number(), t.Boolean()]))]),
  permission: 'session',
  async handle({ body }, ctx) {
    if (!ctx.config.EmailSettings.SendPushNotifications) throw switchedOff('api.push_notification.disabled.app_error');
    const taken = await forwardAck(ctx, body);
    if (body.is_id_loaded && body.post_id !== '' && body.type === 'message') return loadedMessage(ctx, body.post_id);
    if (!taken && !body.is_id_loaded) throw badRequest('api.push_notifications_ack.forward.app_error');
    return OK;
  },
});
