import type { Ctx, Tx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { type FileRow, insertFiles } from '@foremast/store/queries/files';
import { indexFile } from '../search/index-file.ts';
import type { Draft } from './draft.ts';
import { extractFileText } from './extract-text.ts';
import { storedName } from './file-name.ts';
import { fileStore } from './file-store.ts';
import { holdPixels } from './held-pixels.ts';
import { type Looks, lookAtFile } from './look-at-file.ts';
import { makeFilePreviews } from './make-previews.ts';
import { extensionOf, typeOfName } from './mime-types.ts';
import { hasText } from './text/text-kind.ts';

export interface ArrivedFile {
  /** The file has an id already: another server knows it by that. */
  readonly id?: string;
  readonly remoteId?: string;
  readonly name: string;
  readonly draft: Draft;
}

export interface Sender {
  readonly userId: string;
  readonly channelId: string;
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

/** Where a file of a channel is kept. */
export function filePath(at: number, { channelId, userId }: Sender, fileId: string, name: string): string {
  return `${day(at)}/teams/noteam/channels/${channelId}/users/${userId}/${fileId}/${storedName(name)}`;
}

function besides(path: string, what: string, extension: string): string {
  const dot = path.lastIndexOf('.');
  return `${dot > path.lastIndexOf('/') ? path.slice(0, dot) : path}_${what}.${extension}`;
}

/** The row of a file that belongs to no message yet. */
export function describeFile(
  { name, size, id = newId(), remoteId = '' }: { readonly name: string; readonly size: number } & Pick<ArrivedFile, 'id' | 'remoteId'>,
  { smaller, pixels: _, ...looks }: Looks,
  sender: Sender,
  at: number,
): FileRow {
  const path = filePath(at, sender, id, name);
  return {
    id,
    user_id: sender.userId,
    post_id: '',
    channel_id: sender.channelId,
    create_at: at,
    update_at: at,
    delete_at: 0,
    path,
    thumbnail_path: smaller ? besides(path, 'thumb', smaller) : '',
    preview_path: smaller ? besides(path, 'preview', smaller) : '',
    name,
    extension: extensionOf(name),
    size,
    mime_type: typeOfName(name),
    ...looks,
    remote_id: remoteId,
    archived: false,
  };
}

/** Writes the rows of files that are in the store, and has the work done that nobody waits for. */
export async function recordFiles(tx: Tx, rows: readonly FileRow[]): Promise<void> {
  await insertFiles(tx.db, rows);
  for (const row of rows) {
    await indexFile(tx, row);
    if (row.thumbnail_path !== '') await tx.enqueue(makeFilePreviews, { file_id: row.id });
    if (tx.config.FileSettings.ExtractContent && hasText(row)) await tx.enqueue(extractFileText, { file_id: row.id });
  }
}

/** Files that have arrived become files of the server: all of them or none. They keep their order. Throws (400) for a picture of too many pixels. */
export async function saveFiles(ctx: Ctx, files: readonly ArrivedFile[], sender: Sender): Promise<FileRow[]> {
  const store = fileStore(ctx.app);
  const now = ctx.now();
  const rows: FileRow[] = [];
  for (const [i, { draft, ...file }] of files.entries()) {
    const looks = await lookAtFile(ctx.config, draft.path, typeOfName(file.name));
    const row = describeFile({ ...file, size: draft.size }, looks, sender, now + i);
    if (looks.pixels) holdPixels(row.id, looks.pixels);
    rows.push(row);
  }
  const stored: string[] = [];
  try {
    for (const [i, row] of rows.entries()) {
      await store.adopt(row.path, (files[i] as ArrivedFile).draft.path);
      stored.push(row.path);
    }
    await ctx.tx((tx) => recordFiles(tx, rows));
  } catch (error) {
    for (const path of stored) await store.delete(path).catch(() => undefined);
    throw error;
  }
  return rows;
}
