import type { ExportedFileRow, ExportedPostRow } from '@foremast/store/queries/message-export';

export type UpdateType = '' | 'EditedOriginalMsg' | 'EditedNewMsg' | 'UpdatedNoMsgChange' | 'Deleted' | 'FileDeleted';

/** Something that was said, or that became of it. */
export interface SaidEntry {
  readonly post: ExportedPostRow;
  readonly message: string;
  readonly update: UpdateType;
  /** 0 for what is as it was written. */
  readonly updateAt: number;
  /** The message that takes the place of this one. */
  readonly newId: string;
}

/** A file that was sent. Sending takes no time here: it began and ended when its message was written. */
export interface UploadEntry {
  readonly post: ExportedPostRow;
  readonly file: ExportedFileRow;
}

export interface FileDeletion extends SaidEntry {
  readonly file: ExportedFileRow;
}

export interface Entries {
  readonly said: SaidEntry[];
  readonly uploads: UploadEntry[];
  readonly deletions: FileDeletion[];
}

const plain = (post: ExportedPostRow): SaidEntry => ({ post, message: post.message, update: '', updateAt: 0, newId: '' });

/** What the state of a message says became of it. */
export function classify(post: ExportedPostRow): SaidEntry {
  const { message, delete_at, update_at, create_at, edit_at, original_id } = post;
  if (delete_at > 0 && original_id !== '') return { post, message, update: 'EditedOriginalMsg', updateAt: update_at, newId: original_id };
  if (delete_at > 0 && post.props?.deleteBy) return { post, message: `delete ${message}`, update: 'Deleted', updateAt: delete_at, newId: '' };
  if (update_at > create_at && edit_at > 0) return { post, message, update: 'EditedNewMsg', updateAt: update_at, newId: '' };
  if (update_at > create_at) return { post, message, update: 'UpdatedNoMsgChange', updateAt: update_at, newId: '' };
  return plain(post);
}

const deletionOf = (post: ExportedPostRow, file: ExportedFileRow): FileDeletion => ({
  post,
  file,
  message: `delete ${file.path}`,
  update: 'FileDeleted',
  updateAt: file.delete_at,
  newId: '',
});

/** All that a message gives. One that was written and deleted since the export began is told twice: as written, and as deleted. */
export function entriesOf(post: ExportedPostRow, files: readonly ExportedFileRow[], exportStart: number): Entries {
  const entry = classify(post);
  const deleted = entry.update === 'Deleted';
  const fresh = deleted && post.create_at >= exportStart;
  const gone = files.filter((file) => file.delete_at > 0).map((file) => deletionOf(post, file));
  const sent = deleted && !fresh ? [] : files.map((file) => ({ post, file }));
  return { said: fresh ? [plain(post), entry] : [entry], uploads: sent, deletions: gone };
}
