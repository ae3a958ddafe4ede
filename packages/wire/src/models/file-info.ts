import { Id, Millis, type Static, t } from '../scalars.ts';

/** A file as the API shows it. */
export const FileInfo = t.Object({
  id: Id,
  /** `bookmark` for one that was sent to become a bookmark. */
  user_id: t.String(),
  /** Absent until a message holds it. */
  post_id: t.Optional(Id),
  channel_id: t.String(),
  create_at: Millis,
  update_at: Millis,
  delete_at: Millis,
  name: t.String(),
  /** Small letters, without the dot. */
  extension: t.String(),
  size: t.Integer(),
  /** By the name; empty when unknown. */
  mime_type: t.String(),
  width: t.Optional(t.Integer()),
  height: t.Optional(t.Integer()),
  has_preview_image: t.Optional(t.Boolean()),
  /** A tiny JPEG in base64. */
  mini_preview: t.Nullable(t.String()),
  remote_id: t.Nullable(t.String()),
  archived: t.Boolean(),
});
export type FileInfo = Static<typeof FileInfo>;

export const FileUploadResponse = t.Object({ file_infos: t.Array(FileInfo), client_ids: t.Nullable(t.Array(t.String())) });
export type FileUploadResponse = Static<typeof FileUploadResponse>;

export const FileInfoList = t.Object({
  order: t.Array(t.String()),
  file_infos: t.Record(t.String(), FileInfo),
  next_file_info_id: t.String(),
  prev_file_info_id: t.String(),
  first_inaccessible_file_time: Millis,
});
export type FileInfoList = Static<typeof FileInfoList>;
