import { formFile } from '@foremast/domain/input/form-file';
import { changeableAccount } from '@foremast/domain/permissions/account';
import { setPicture } from '@foremast/domain/users/profile-picture';
import { invalidUrl } from '@foremast/kernel/error';
import { OK, operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const ERRORS = {
  parse: 'api.user.upload_profile_user.parse.app_error',
  missing: 'api.user.upload_profile_user.no_file.app_error',
  tooLarge: 'api.user.upload_profile_user.too_large.app_error',
};

export const setProfileImage = operation({
  id: 'SetProfileImage',
  method: 'POST',
  path: '/api/v4/users/{user_id}/image',
  summary: 'Give a person a picture: the part `image` of a form.',
  body: t.Unknown(),
  rawBody: true,
  response: StatusOK,
  permission: ({ params }) => [changeableAccount(params.user_id)],
  async handle({ params }, ctx) {
    const user = await findUser(ctx.db, params.user_id);
    if (!user) throw invalidUrl('user_id');
    await setPicture(ctx, user, await formFile(ctx, 'image', ctx.config.FileSettings.MaxFileSize, ERRORS));
    return OK;
  },
});
