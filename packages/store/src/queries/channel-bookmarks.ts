import type { Db, WriteDb } from '../store.ts';

export interface BookmarkRow {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  channel_id: string;
  owner_id: string;
  file_id: string | null;
  display_name: string;
  sort_order: number;
  type: 'link' | 'file';
  link_url: string | null;
  image_url: string | null;
  emoji: string | null;
}

const columns = [
  'id',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'channelid as channel_id',
  'ownerid as owner_id',
  'fileinfoid as file_id',
  'displayname as display_name',
  'sortorder as sort_order',
  'type',
  'linkurl as link_url',
  'imageurl as image_url',
  'emoji',
] as const;

const select = (db: Db) => db.selectFrom('channelbookmarks').select(columns);

/** Not one that was removed. */
export async function findBookmark(db: Db, id: string): Promise<BookmarkRow | undefined> {
  return select(db).where('id', '=', id).where('deleteat', '=', 0).executeTakeFirst();
}

/** In their order. With `since`, what changed then or later, removed ones too. */
export async function bookmarksOf(db: Db, channelId: string, since = 0): Promise<BookmarkRow[]> {
  let query = select(db).where('channelid', '=', channelId);
  query = since > 0 ? query.where((eb) => eb.or([eb('updateat', '>=', since), eb('deleteat', '>=', since)])) : query.where('deleteat', '=', 0);
  return query.orderBy('sortorder').orderBy('createat').orderBy('id').execute();
}

/** Is the file another bookmark's already? */
export async function isBookmarked(db: Db, fileId: string): Promise<boolean> {
  return (
    (await db.selectFrom('channelbookmarks').select('id').where('fileinfoid', '=', fileId).where('deleteat', '=', 0).limit(1).executeTakeFirst()) !==
    undefined
  );
}

const toValues = (b: BookmarkRow) => ({
  id: b.id,
  createat: b.create_at,
  updateat: b.update_at,
  deleteat: b.delete_at,
  channelid: b.channel_id,
  ownerid: b.owner_id,
  fileinfoid: b.file_id,
  displayname: b.display_name,
  sortorder: b.sort_order,
  type: b.type,
  linkurl: b.link_url,
  imageurl: b.image_url,
  emoji: b.emoji,
});

/** New ones, and what may change of those that are there. */
export async function saveBookmarks(db: WriteDb, rows: readonly BookmarkRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('channelbookmarks')
    .values(rows.map(toValues))
    .onConflict((c) =>
      c.column('id').doUpdateSet((eb) => ({
        updateat: eb.ref('excluded.updateat'),
        deleteat: eb.ref('excluded.deleteat'),
        fileinfoid: eb.ref('excluded.fileinfoid'),
        displayname: eb.ref('excluded.displayname'),
        sortorder: eb.ref('excluded.sortorder'),
        linkurl: eb.ref('excluded.linkurl'),
        imageurl: eb.ref('excluded.imageurl'),
        emoji: eb.ref('excluded.emoji'),
      })),
    )
    .execute();
}

/** The file of a bookmark that is removed goes with it. */
export async function deleteBookmarkFile(db: WriteDb, fileId: string, at: number): Promise<void> {
  await db.updateTable('fileinfo').set({ deleteat: at }).where('id', '=', fileId).where('deleteat', '=', 0).execute();
}
