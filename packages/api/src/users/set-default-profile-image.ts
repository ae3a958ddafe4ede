import { changeableAccount } from '@foremast/domain/permissions/account';
import { getAccount } from '@foremast/domain/users/get-account';
import { resetPicture } from '@foremast/domain/users/profile-picture';
import { OK, operation } from '@foremast/kernel/operation';
import { StatusOK } from '@foremast/wire/models/status';

export const setDefaultProfileImage = operation({
  id: 'SetDefaultProfileImage',
  method: 'DELETE',
  path: '/api/v4/users/{user_id}/image',
  summary: 'Take the picture of a person away.',
  response: StatusOK,
  permission: ({ params }) => [changeableAccount(params.user_id)],
  async handle({ params }, ctx) {
    await resetPicture(ctx, await getAccount(ctx.db, params.user_id));
    return OK;
  },
});
