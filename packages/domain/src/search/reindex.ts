import type { Ctx } from '@foremast/kernel/context';
import { filesForIndex, heldFileIds } from '@foremast/store/queries/files';
import { changeInstants } from '@foremast/store/queries/index-source';
import { type PostRow, postsByIds } from '@foremast/store/queries/posts';
import type { SearchEngine } from './engine/search-engine.ts';
import { sendToEngine } from './engine/send-search-changes.ts';
import { contentTokens, indexedFile, indexedPost, isFindable } from './indexed.ts';

const TRIES = 3;

/** Puts messages into the indexes as they are, and takes deleted ones out. What is changed meanwhile is read again. */
export async function reindexPosts(ctx: Ctx, rows: readonly PostRow[], engine: SearchEngine | undefined, tries = TRIES): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const findable = rows.filter((row) => row.delete_at === 0 && isFindable(row)).map(indexedPost);
  await ctx.tx(async (tx) => {
    await tx.db.dialect.postSearch.remove(tx.db, ids);
    await tx.db.dialect.postSearch.index(tx.db, findable);
  });
  if (engine) await sendToEngine(ctx, engine, 'post', ids);
  const now = await changeInstants(ctx.db, ids);
  const changed = rows.filter((row) => now.get(row.id) !== row.update_at).map((row) => row.id);
  const gone = changed.filter((id) => !now.has(id));
  if (gone.length > 0) await ctx.tx((tx) => tx.db.dialect.postSearch.remove(tx.db, gone));
  if (changed.length > 0 && tries > 1) await reindexPosts(ctx, await postsByIds(ctx.db, changed), engine, tries - 1);
}

/** The same for files. */
export async function reindexFiles(ctx: Ctx, ids: readonly string[], engine: SearchEngine | undefined): Promise<void> {
  if (ids.length === 0) return;
  const files = await filesForIndex(ctx.db, ids);
  const live = new Set(files.map((file) => file.id));
  const indexed = files.map((file) => indexedFile(file, contentTokens(file.content)));
  await ctx.tx(async (tx) => {
    const held = await heldFileIds(tx.db, ids);
    await tx.db.dialect.fileSearch.remove(
      tx.db,
      ids.filter((id) => !live.has(id) || !held.has(id)),
    );
    for (const file of indexed) if (held.has(file.file_id)) await tx.db.dialect.fileSearch.index(tx.db, file);
  });
  if (engine) await sendToEngine(ctx, engine, 'file', ids);
}
