import { askForFeature } from '@foremast/domain/system/notify-admin';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const notifyAdmin = operation({
  id: 'NotifyAdmin',
  method: 'POST',
  path: '/api/v4/users/notify-admin',
  summary: 'Ask the administrators for a feature.',
  body: t.Object({ trial_notification: t.Boolean(), required_plan: t.String(), required_feature: t.String() }),
  bodyName: 'notifyAdminRequest',
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await ctx.tx((tx) => askForFeature(tx, ctx.userId, body));
    return OK;
  },
});
