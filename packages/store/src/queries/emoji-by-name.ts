import { type Db, hot } from '../store.ts';

export interface EmojiRow {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  creator_id: string;
  name: string;
}

const byNames = hot<{ names: unknown }, EmojiRow>(
  (db, p) =>
    db
      .selectFrom('emoji')
      .select(['id', 'createat as create_at', 'updateat as update_at', 'deleteat as delete_at', 'creatorid as creator_id', 'name'])
      .where(db.dialect.anyOfList('name', p.names))
      .where('deleteat', '=', 0) as never,
);

/** Custom emoji of these names. */
export const emojiByNames = async (db: Db, names: readonly string[]): Promise<EmojiRow[]> =>
  names.length === 0 ? [] : byNames(db, { names: db.dialect.list(names) });
