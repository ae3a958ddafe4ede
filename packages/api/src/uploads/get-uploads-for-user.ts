import { presentUpload } from '@foremast/domain/uploads/present-upload';
import { forbidden } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { uploadSessionsOf } from '@foremast/store/queries/upload-sessions';
import { UploadSession } from '@foremast/wire/models/upload-session';
import { t } from '@foremast/wire/scalars';

export const getUploadsForUser = operation({
  id: 'GetUploadsForUser',
  method: 'GET',
  path: '/api/v4/users/{user_id}/uploads',
  summary: 'One’s own uploads that are not complete.',
  response: t.Array(UploadSession),
  permission: 'session',
  async handle({ params }, ctx) {
    if (params.user_id !== ctx.userId) throw forbidden('api.user.get_uploads_for_user.forbidden.app_error');
    return (await uploadSessionsOf(ctx.db, params.user_id)).map(presentUpload);
  },
});
