import type { UploadSessionRow } from '@foremast/store/queries/upload-sessions';
import type { UploadSession } from '@foremast/wire/models/upload-session';

export function presentUpload({ path: _, channel_id, ...rest }: UploadSessionRow): UploadSession {
  return { ...rest, ...(channel_id ? { channel_id } : {}) };
}
