import type { Ctx } from '@foremast/kernel/context';
import type { FileQuery } from '@foremast/store/search/file-search';
import type { PostQuery } from '@foremast/store/search/post-search';

/** The ids of messages, newest first, by the engine that is there. */
export async function findPosts(ctx: Ctx, query: PostQuery): Promise<string[]> {
  if (ctx.config.SqlSettings.DisableDatabaseSearch) return [];
  return ctx.db.dialect.postSearch.find(ctx.db, query);
}

/** The same of files. */
export async function findFiles(ctx: Ctx, query: FileQuery): Promise<string[]> {
  if (ctx.config.SqlSettings.DisableDatabaseSearch) return [];
  return ctx.db.dialect.fileSearch.find(ctx.db, query);
}
