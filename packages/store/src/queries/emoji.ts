import { type Db, hot, type WriteDb } from '../store.ts';

/** An emoji that somebody of this server has added, as stored. */
export interface EmojiRow {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  creator_id: string;
  name: string;
}

export const emojiColumns = [
  'id',
  'createat as create_at',
  'updateat as update_at',
  'deleteat as delete_at',
  'creatorid as creator_id',
  'name',
] as const;

const live = (db: Db) => db.selectFrom('emoji').select(emojiColumns).where('deleteat', '=', 0);

export function findEmoji(db: Db, id: string): Promise<EmojiRow | undefined> {
  return live(db).where('id', '=', id).executeTakeFirst();
}

export function findEmojiByName(db: Db, name: string): Promise<EmojiRow | undefined> {
  return live(db).where('name', '=', name).executeTakeFirst();
}

const byNames = hot<{ names: unknown }, EmojiRow>((db, p) => live(db).where(db.dialect.anyOfList('name', p.names)) as never);

/** Custom emoji of these names. */
export const emojiByNames = async (db: Db, names: readonly string[]): Promise<EmojiRow[]> =>
  names.length === 0 ? [] : byNames(db, { names: db.dialect.list(names) });

/** One page of all emoji; oldest first unless they are sorted by name. */
export function emojiPage(db: Db, { page, perPage, byName }: { page: number; perPage: number; byName: boolean }): Promise<EmojiRow[]> {
  const ordered = byName ? live(db).orderBy(db.dialect.byteOrder('name')) : live(db).orderBy('createat').orderBy('id');
  return ordered
    .offset(page * perPage)
    .limit(perPage)
    .execute();
}

/** Emoji whose name contains `term`, or begins with it; case counts. */
export function searchEmoji(db: Db, term: string, { prefixOnly, limit }: { prefixOnly: boolean; limit: number }): Promise<EmojiRow[]> {
  return live(db)
    .where(prefixOnly ? db.dialect.startsWithExactly('name', term) : db.dialect.containsExactly('name', term))
    .orderBy(db.dialect.byteOrder('name'))
    .limit(limit)
    .execute();
}

export async function insertEmoji(db: WriteDb, e: EmojiRow): Promise<void> {
  await db
    .insertInto('emoji')
    .values({ id: e.id, createat: e.create_at, updateat: e.update_at, deleteat: e.delete_at, creatorid: e.creator_id, name: e.name })
    .execute();
}

export async function markEmojiDeleted(db: WriteDb, id: string, at: number): Promise<void> {
  await db.updateTable('emoji').set({ deleteat: at, updateat: at }).where('id', '=', id).where('deleteat', '=', 0).execute();
}
