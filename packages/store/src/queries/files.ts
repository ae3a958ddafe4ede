import type { Db, WriteDb } from '../store.ts';
import { fileColumns, type PostFileRow } from './post-files.ts';

/** A file with where it is kept. */
export interface FileRow extends PostFileRow {
  path: string;
  /** Empty: it has none. */
  thumbnail_path: string;
  preview_path: string;
}

const columns = [...fileColumns, 'path', 'thumbnailpath as thumbnail_path', 'previewpath as preview_path'] as const;

export async function findFileEvenDeleted(db: Db, id: string): Promise<FileRow | undefined> {
  return db.selectFrom('fileinfo').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Not one that was deleted. */
export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  const file = await findFileEvenDeleted(db, id);
  return file?.delete_at === 0 ? file : undefined;
}

/** Files with where they are kept; not those that were deleted. */
export async function filesWithPlaces(db: Db, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('fileinfo').select(columns).where(db.dialect.anyOf('id', ids)).where('deleteat', '=', 0).orderBy('createat').execute();
}

export async function insertFiles(db: WriteDb, rows: readonly FileRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((f) => ({
    id: f.id,
    creatorid: f.user_id,
    postid: f.post_id,
    channelid: f.channel_id,
    createat: f.create_at,
    updateat: f.update_at,
    deleteat: f.delete_at,
    path: f.path,
    thumbnailpath: f.thumbnail_path,
    previewpath: f.preview_path,
    name: f.name,
    extension: f.extension,
    size: f.size,
    mimetype: f.mime_type,
    width: f.width,
    height: f.height,
    haspreviewimage: f.has_preview_image,
    minipreview: f.mini_preview,
    content: '',
    remoteid: f.remote_id,
    archived: f.archived,
  }));
  await db.insertInto('fileinfo').values(values).execute();
}

/** The text in a file, by which it is found. False when the file went meanwhile; else it stays until the transaction ends. */
export async function setFileContent(db: WriteDb, id: string, content: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('fileinfo').set({ content }).where('id', '=', id).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Those of the files that are there; they stay until the transaction ends. */
export async function heldFileIds(db: WriteDb, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const query = db.selectFrom('fileinfo').select('id').where(db.dialect.anyOf('id', ids)).orderBy('id');
  return new Set((await query.modifyEnd(db.dialect.holdingRows).execute()).map((row) => row.id));
}

/** What indexes of files are made of; deleted ones are left out. */
export type FileForIndex = Pick<PostFileRow, 'id' | 'user_id' | 'channel_id' | 'create_at' | 'name' | 'extension'> & { readonly content: string };

export async function filesForIndex(db: Db, ids: readonly string[]): Promise<FileForIndex[]> {
  const rows = await db
    .selectFrom('fileinfo')
    .select(['id', 'creatorid as user_id', 'channelid as channel_id', 'createat as create_at', 'name', 'extension', 'content'])
    .where(db.dialect.anyOf('id', ids))
    .where('deleteat', '=', 0)
    .execute();
  return rows.map((row) => ({ ...row, content: row.content ?? '' }));
}

/** Files that were stored in a span of time and are still there, the oldest first; from after the one that the last page ended with. */
export function filesInSpan(
  db: Db,
  {
    from,
    to,
    after,
    limit,
  }: { readonly from: number; readonly to: number; readonly after?: { readonly create_at: number; readonly id: string }; readonly limit: number },
): Promise<{ id: string; create_at: number; extension: string }[]> {
  return db
    .selectFrom('fileinfo')
    .select(['id', 'createat as create_at', 'extension'])
    .where('deleteat', '=', 0)
    .where('createat', '>=', from)
    .where('createat', '<=', to)
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb.or([eb('createat', '>', after?.create_at ?? 0), eb.and([eb('createat', '=', after?.create_at ?? 0), eb('id', '>', after?.id ?? '')])]),
      ),
    )
    .orderBy('createat')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export type FilePlace = Pick<FileRow, 'id' | 'path' | 'thumbnail_path' | 'preview_path'>;

const places = ['id', 'path', 'thumbnailpath as thumbnail_path', 'previewpath as preview_path'] as const;

/** Files that were sent to a channel, deleted ones too. */
export async function filePlacesOfChannel(db: Db, channelId: string, limit: number): Promise<FilePlace[]> {
  return db.selectFrom('fileinfo').select(places).where('channelid', '=', channelId).limit(limit).execute();
}

/** The file of no channel that is kept there: an archive for an import. */
export async function filePlacesAt(db: Db, paths: readonly string[]): Promise<FilePlace[]> {
  return db.selectFrom('fileinfo').select(places).where('channelid', '=', '').where(db.dialect.anyOf('path', paths)).execute();
}

/** What somebody has sent, deleted ones too. */
export async function filePlacesOfSender(db: Db, userId: string, limit: number): Promise<FilePlace[]> {
  return db.selectFrom('fileinfo').select(places).where('creatorid', '=', userId).limit(limit).execute();
}

/** Files of messages, deleted ones too. */
export async function filePlacesOfPosts(db: Db, postIds: readonly string[]): Promise<FilePlace[]> {
  return db.selectFrom('fileinfo').select(places).where(db.dialect.anyOf('postid', postIds)).execute();
}

export async function deleteFiles(db: WriteDb, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  // The rows first: whoever is putting one of them into the index is waited for.
  await db.deleteFrom('fileinfo').where(db.dialect.anyOf('id', ids)).execute();
  await db.dialect.fileSearch.remove(db, ids);
}

/** Those of these ids that a file or an upload has. */
export async function idsOfFilesAndUploads(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('fileinfo')
    .select('id')
    .where(db.dialect.anyOf('id', ids))
    .union(db.selectFrom('uploadsessions').select('id').where(db.dialect.anyOf('id', ids)))
    .execute();
  return new Set(rows.map(({ id }) => id));
}
