import { notAnApp, ownAccount } from '@foremast/domain/permissions/system';
import { activateMfa, deactivateMfa } from '@foremast/domain/users/mfa';
import { invalidBody } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

export const updateUserMfa = operation({
  id: 'UpdateUserMfa',
  method: 'PUT',
  path: '/api/v4/users/{user_id}/mfa',
  summary: 'Switch the second factor on, with a code, or off.',
  body: t.Object({ activate: t.Unknown(), code: t.Unknown() }),
  bodyName: 'activate',
  response: StatusOK,
  permission: ({ params }) => [notAnApp, ownAccount(params.user_id)],
  beforeMfa: true,
  async handle({ params, body }, ctx) {
    if (typeof body.activate !== 'boolean') throw invalidBody('activate');
    if (!body.activate) await deactivateMfa(ctx, params.user_id);
    else await activateMfa(ctx, params.user_id, typeof body.code === 'string' ? body.code : '');
    return OK;
  },
});
