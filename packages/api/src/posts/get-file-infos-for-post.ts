import { withoutHidden } from '@foremast/domain/files/hidden-files';
import { mayReadPost } from '@foremast/domain/permissions/post';
import { hasSystem } from '@foremast/domain/permissions/system';
import { presentPostFile } from '@foremast/domain/posts/present-post-file';
import { noPermission, notFound } from '@foremast/kernel/error';
import { operation } from '@foremast/kernel/operation';
import { filesOfPosts } from '@foremast/store/queries/post-files';
import { findAnyPost } from '@foremast/store/queries/posts';
import { t } from '@foremast/wire/scalars';

export const getFileInfosForPost = operation({
  id: 'GetFileInfosForPost',
  method: 'GET',
  path: '/api/v4/posts/{post_id}/files/info',
  summary: 'The files of a message.',
  query: t.Object({ include_deleted: t.Boolean() }),
  response: t.Array(t.Record(t.String(), t.Unknown())),
  permission: 'session',
  async handle({ params, query }, ctx) {
    if (query.include_deleted && !(await hasSystem(ctx, 'manage_system'))) throw noPermission();
    const post = await findAnyPost(ctx.db, params.post_id);
    if (!(await mayReadPost(ctx, post))) throw noPermission();
    if (!post || (post.delete_at > 0 && !query.include_deleted)) throw notFound('app.post.get.app_error');
    const files = await withoutHidden(ctx, await filesOfPosts(ctx.db, [post.id], query.include_deleted));
    ctx.etag(...(files.length > 0 ? [post.id, Math.max(...files.map((f) => f.update_at))] : []));
    ctx.reply.headers['cache-control'] = 'max-age=2592000, private';
    return files.map(presentPostFile);
  },
});
