import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

/** What was found behind an address in one hour. `hash` is made of both. */
export interface LinkMetadataRow {
  readonly hash: number;
  readonly url: string;
  /** The beginning of the hour. */
  readonly timestamp: number;
  readonly type: string;
  readonly data: unknown;
}

const columns = ['hash', 'url', 'timestamp', 'type', 'data'] as const;
const AT_ONCE = 200;

/** By hash. Rows are written once and never change but by being written anew. */
const linkMetadata = cache<LinkMetadataRow>('link_metadata', async () => undefined, 10_000);

/** What is known of these hashes: one query for those that are not in memory. */
export async function linkMetadataOf(db: Db, hashes: readonly number[]): Promise<Map<number, LinkMetadataRow>> {
  const found = new Map<number, LinkMetadataRow>();
  const missing: number[] = [];
  for (const hash of new Set(hashes)) {
    const known = db.memory.peek(linkMetadata, String(hash));
    if (known) found.set(hash, known);
    else missing.push(hash);
  }
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    const some = missing.slice(at, at + AT_ONCE);
    for (const row of await db.selectFrom('linkmetadata').select(columns).where('hash', 'in', some).execute()) {
      found.set(row.hash, row);
      db.memory.keep(linkMetadata, String(row.hash), row);
    }
  }
  return found;
}

/** The later of two finds for the same address and hour counts. */
export async function saveLinkMetadata(db: WriteDb, rows: readonly LinkMetadataRow[]): Promise<void> {
  for (const { hash, url, timestamp, type, data } of rows) {
    const values = { url, timestamp, type, data: JSON.stringify(data) };
    await db
      .insertInto('linkmetadata')
      .values({ hash, ...values })
      .onConflict((c) => c.column('hash').doUpdateSet(values))
      .execute();
    db.touch(linkMetadata, String(hash));
  }
}
