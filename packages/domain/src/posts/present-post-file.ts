import type { PostFileRow } from '@foremast/store/queries/post-files';
import type { FileInfo } from '@foremast/wire/models/file-info';

/** A file as the API shows it, alone or in the message that it belongs to. */
export function presentPostFile(f: PostFileRow): FileInfo {
  return {
    id: f.id,
    user_id: f.user_id,
    ...(f.post_id === '' ? {} : { post_id: f.post_id }),
    channel_id: f.channel_id ?? '',
    create_at: f.create_at,
    update_at: f.update_at,
    delete_at: f.delete_at,
    name: f.name,
    extension: f.extension,
    size: f.size,
    mime_type: f.mime_type,
    ...(f.width > 0 ? { width: f.width } : {}),
    ...(f.height > 0 ? { height: f.height } : {}),
    ...(f.has_preview_image ? { has_preview_image: true } : {}),
    mini_preview: f.mini_preview === null ? null : Buffer.from(f.mini_preview).toString('base64'),
    remote_id: f.remote_id,
    archived: f.archived,
  };
}
