import { leaveUnread } from '@foremast/domain/input/leave-unread';
import { presentPostFile } from '@foremast/domain/posts/present-post-file';
import { remoteCaller } from '@foremast/domain/remote-clusters/remote-caller';
import { remoteUpload } from '@foremast/domain/shared-channels/receive/receive-upload';
import { fillUpload } from '@foremast/domain/uploads/fill-upload';
import { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidUrl } from '@foremast/kernel/error';
import { isId } from '@foremast/kernel/id';
import { operation, Raw } from '@foremast/kernel/operation';
import { t } from '@foremast/wire/scalars';

export const uploadRemoteData = operation({
  id: 'UploadRemoteData',
  method: 'POST',
  path: '/api/v4/remotecluster/upload/{upload_id}',
  summary: 'The bytes of a file that a connected server has announced.',
  uncheckedParams: ['upload_id'],
  body: t.Unknown(),
  rawBody: true,
  response: Raw,
  permission: 'public',
  async handle({ params }, ctx) {
    const { raw } = ctx.request;
    try {
      const remote = await remoteCaller(ctx);
      if (!isId(params.upload_id)) throw invalidUrl('upload_id');
      const session = await remoteUpload(ctx, remote, params.upload_id);
      if (!raw) throw badRequest('api.upload.upload_data.invalid_content_length');
      const file = await fillUpload(Ctx.system(ctx.app), session, raw);
      if (!file) return new Response(null, { status: 204 });
      return Response.json(presentPostFile(file), { headers: { 'content-type': 'application/json', vary: 'Accept-Encoding' } });
    } catch (error) {
      if (raw) leaveUnread(raw);
      throw error;
    }
  },
});
