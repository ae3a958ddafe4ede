import { onChannel } from '@foremast/domain/permissions/channel';
import { manageSystem } from '@foremast/domain/permissions/system';
import { presentPostFile } from '@foremast/domain/posts/present-post-file';
import { attachmentsOn } from '@foremast/domain/uploads/create-upload';
import { fillUpload } from '@foremast/domain/uploads/fill-upload';
import { getUpload } from '@foremast/domain/uploads/get-upload';
import { badRequest, noPermission } from '@foremast/kernel/error';
import { operation, Raw } from '@foremast/kernel/operation';

/** The previews of a file that came this way are not there yet when it is answered. */
const PENDING = { has_preview_image: false, mini_preview: null } as const;

// 204 without a body while something is missing, the file's info once it is whole.
export const uploadData = operation({
  id: 'UploadData',
  method: 'POST',
  path: '/api/v4/uploads/{upload_id}',
  summary: 'Add bytes to an upload, where it stopped.',
  rawBody: true,
  response: Raw,
  permission: 'session',
  async handle({ params }, ctx) {
    attachmentsOn(ctx);
    const session = await getUpload(ctx, params.upload_id);
    if (session.type === 'import') await ctx.require(manageSystem);
    else if (session.user_id !== ctx.userId) throw noPermission();
    else await ctx.require(onChannel('upload_file', session.channel_id));
    if (!ctx.request.raw) throw badRequest('api.upload.upload_data.invalid_content_length');
    const file = await fillUpload(ctx, session, ctx.request.raw);
    if (!file) return new Response(null, { status: 204 });
    return Response.json(presentPostFile({ ...file, ...PENDING }), { headers: { 'content-type': 'application/json', vary: 'Accept-Encoding' } });
  },
});
