import type { Ctx } from '@foremast/kernel/context';
import { type FoundPostRow, foundPosts } from '@foremast/store/queries/found-posts';
import type { FileQuery } from '@foremast/store/search/file-search';
import type { PostQuery } from '@foremast/store/search/post-search';
import { fileEngineQuery, postEngineQuery } from './engine/engine-query.ts';
import { findInEngine } from './engine/find-in-engine.ts';

/** Messages, newest first, by the engine that is there. */
export async function findPosts(ctx: Ctx, query: PostQuery): Promise<readonly FoundPostRow[]> {
  const { db } = ctx;
  const { postSearch } = db.dialect;
  const found = await findInEngine(ctx, 'post', postEngineQuery(query), (among) => postSearch.find(db, { ...query, among }), query.limit);
  if (found) return foundPosts(db, found);
  return ctx.config.SqlSettings.DisableDatabaseSearch ? [] : postSearch.read(db, query);
}

/** The ids of files, in the same way. */
export async function findFiles(ctx: Ctx, query: FileQuery): Promise<readonly string[]> {
  const { db } = ctx;
  const byDatabase = (among?: readonly string[]) => db.dialect.fileSearch.find(db, among ? { ...query, among } : query);
  const found = await findInEngine(ctx, 'file', fileEngineQuery(query), byDatabase, query.limit);
  if (found) return found;
  return ctx.config.SqlSettings.DisableDatabaseSearch ? [] : byDatabase();
}
