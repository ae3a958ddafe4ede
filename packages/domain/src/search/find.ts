import type { Ctx } from '@foremast/kernel/context';
import type { FileQuery } from '@foremast/store/search/file-search';
import type { PostQuery } from '@foremast/store/search/post-search';
import { fileEngineQuery, postEngineQuery } from './engine/engine-query.ts';
import { findInEngine } from './engine/find-in-engine.ts';

/** The ids of messages, newest first, by the engine that is there. */
export async function findPosts(ctx: Ctx, query: PostQuery): Promise<string[]> {
  const { db } = ctx;
  const byDatabase = (among?: readonly string[]) => db.dialect.postSearch.find(db, among ? { ...query, among } : query);
  const found = await findInEngine(ctx, 'post', postEngineQuery(query), byDatabase, query.limit);
  if (found) return found;
  return ctx.config.SqlSettings.DisableDatabaseSearch ? [] : byDatabase();
}

/** The same of files. */
export async function findFiles(ctx: Ctx, query: FileQuery): Promise<string[]> {
  const { db } = ctx;
  const byDatabase = (among?: readonly string[]) => db.dialect.fileSearch.find(db, among ? { ...query, among } : query);
  const found = await findInEngine(ctx, 'file', fileEngineQuery(query), byDatabase, query.limit);
  if (found) return found;
  return ctx.config.SqlSettings.DisableDatabaseSearch ? [] : byDatabase();
}
