import { textFields } from '@foremast/domain/input/text-fields';
import { attachDevice } from '@foremast/domain/sessions/attach-device';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const attachDeviceId = operation({
  id: 'AttachDeviceId',
  method: 'PUT',
  path: '/api/v4/users/sessions/device',
  summary: 'Tell where this session’s notifications go, and which version of the app it is.',
  body: t.Unknown(),
  lenientBody: true,
  response: StatusOK,
  permission: 'session',
  async handle({ body }, ctx) {
    await attachDevice(ctx, textFields(body));
    return OK;
  },
});
