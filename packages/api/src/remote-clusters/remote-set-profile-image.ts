import { formFile } from '@foremast/domain/input/form-file';
import { remoteCaller } from '@foremast/domain/remote-clusters/remote-caller';
import { setPicture } from '@foremast/domain/users/profile-picture';
import { AppError, invalidUrl } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { OK, operation } from '@foremast/kernel/operation';
import { findUser } from '@foremast/store/queries/users';
import { StatusOK } from '@foremast/wire/models/status';
import { t } from '@foremast/wire/scalars';

const ERRORS = {
  parse: 'api.user.upload_profile_user.parse.app_error',
  missing: 'api.user.upload_profile_user.no_file.app_error',
  tooLarge: 'api.user.upload_profile_user.too_large.app_error',
};

export const remoteSetProfileImage = operation({
  id: 'RemoteSetProfileImage',
  method: 'POST',
  path: '/api/v4/remotecluster/{user_id}/image',
  summary: 'The picture of somebody of a connected server.',
  uncheckedParams: ['user_id'],
  body: t.Unknown(),
  rawBody: true,
  response: StatusOK,
  permission: 'public',
  async handle({ params }, ctx) {
    const remote = await remoteCaller(ctx);
    if (!isId(params.user_id)) throw invalidUrl('user_id');
    const user = await findUser(ctx.db, params.user_id);
    if (!user || user.remote_id !== remote.remote_id) throw new AppError('api.context.remote_id_mismatch.app_error', 401);
    await setPicture(ctx, user, await formFile(ctx, 'image', ctx.config.FileSettings.MaxFileSize, ERRORS));
    return OK;
  },
});
