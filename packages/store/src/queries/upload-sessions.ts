import type { Db, WriteDb } from '../store.ts';

export interface UploadSessionRow {
  id: string;
  type: 'attachment' | 'import';
  create_at: number;
  user_id: string;
  /** Empty for an import. */
  channel_id: string;
  filename: string;
  /** Where the file will be. */
  path: string;
  file_size: number;
  /** How much has arrived. */
  file_offset: number;
  remote_id: string;
  req_file_id: string;
}

const columns = [
  'id',
  'type',
  'createat as create_at',
  'userid as user_id',
  'channelid as channel_id',
  'filename',
  'path',
  'filesize as file_size',
  'fileoffset as file_offset',
  'remoteid as remote_id',
  'reqfileid as req_file_id',
] as const;

export async function findUploadSession(db: Db, id: string): Promise<UploadSessionRow | undefined> {
  return db.selectFrom('uploadsessions').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function uploadSessionsOf(db: Db, userId: string): Promise<UploadSessionRow[]> {
  return db.selectFrom('uploadsessions').select(columns).where('userid', '=', userId).orderBy('createat').orderBy('id').execute();
}

export async function insertUploadSession(db: WriteDb, s: UploadSessionRow): Promise<void> {
  await db
    .insertInto('uploadsessions')
    .values({
      id: s.id,
      type: s.type,
      createat: s.create_at,
      userid: s.user_id,
      channelid: s.channel_id,
      filename: s.filename,
      path: s.path,
      filesize: s.file_size,
      fileoffset: s.file_offset,
      remoteid: s.remote_id,
      reqfileid: s.req_file_id,
    })
    .execute();
}

/** Counts what arrived. Answers false when another request has gone on from the same place. */
export async function advanceUploadSession(db: WriteDb, id: string, from: number, to: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploadsessions')
    .set({ fileoffset: to })
    .where('id', '=', id)
    .where('fileoffset', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteUploadSession(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('uploadsessions').where('id', '=', id).execute();
}

/** Those begun before an instant. */
export async function uploadSessionsBefore(db: Db, at: number, limit: number): Promise<UploadSessionRow[]> {
  return db.selectFrom('uploadsessions').select(columns).where('createat', '<', at).orderBy('createat').limit(limit).execute();
}
