import { askAdministrators } from '@foremast/domain/users/ask-administrators';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const handleNotifyAdmin = operation({
  id: 'handleNotifyAdmin',
  method: 'POST',
  path: '/api/v4/users/notify-admin',
  summary: 'Ask the administrators for a feature.',
  body: t.Object({ required_feature: t.String(), required_plan: t.String(), trial_notification: t.Boolean() }),
  bodyName: 'notifyAdminRequest',
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await askAdministrators(ctx, body);
    return OK;
  },
});
