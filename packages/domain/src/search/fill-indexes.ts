import type { Ctx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { type Cursor, countForIndex, filesToIndex, postsForIndex } from '@foremast/store/queries/index-source';
import { saveSearchState } from '@foremast/store/queries/search-state';
import type { PublicJobRun } from '../jobs/public-job.ts';
import { isTroubleOfEngine, type SearchEngine, searchEngine } from './engine/search-engine.ts';
import { reindexFiles, reindexPosts } from './reindex.ts';

const FILES_AT_ONCE = 20;
const POSTS_AT_ONCE = 500;
/** Others write between two batches. */
const PAUSE_MS = 20;

interface Plan {
  readonly posts: boolean;
  readonly files: boolean;
  readonly from: number;
  readonly until: number;
  /** All of time: afterwards the indexes are complete. */
  readonly whole: boolean;
  /** Undefined: there is none, or it is away. */
  readonly engine: SearchEngine | undefined;
}

const number = (text: string | undefined): number | undefined => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);

function planOf(ctx: Ctx, { data }: PublicJobRun): Plan {
  const from = number(data.original_start_time ?? data.start_time) ?? 0;
  const until = number(data.end_time) ?? ctx.now();
  const whole = from === 0 && (data.end_time === undefined || data.whole === 'true');
  const engine = data.only_database === 'true' ? undefined : searchEngine(ctx.app);
  return { posts: data.index_posts !== 'false', files: data.index_files !== 'false', from, until, whole, engine };
}

/** How far one of the lists is; kept in the job, so that it goes on there. */
class Counter {
  done: number;
  readonly total: number;
  after: Cursor;

  constructor(
    private readonly kind: 'post' | 'file',
    { data }: PublicJobRun,
    total: number,
  ) {
    this.done = number(data[`done_${kind}s_count`]) ?? 0;
    this.total = number(data[`total_${kind}s_count`]) ?? total;
    this.after = { at: number(data[`${kind}s_at`]) ?? -1, id: data[`start_${kind}_id`] ?? '' };
  }

  get data(): Record<string, string> {
    const { kind, done, total, after } = this;
    return {
      [`done_${kind}s_count`]: String(done),
      [`total_${kind}s_count`]: String(total),
      [`${kind}s_at`]: String(after.at),
      [`start_${kind}_id`]: after.id,
    };
  }
}

/** Fills the indexes of the database, and of the engine beside it, with what is there; says how far it is after each batch. */
export async function fillIndexes(ctx: Ctx, run: PublicJobRun): Promise<void> {
  try {
    await fill(ctx, run);
  } catch (error) {
    if (!isTroubleOfEngine(error)) throw error;
    ctx.app.log.write('warn', 'the search engine does not take what it is to be filled with', { error: String(error) });
    throw badRequest('ent.elasticsearch.indexer.failed');
  }
}

async function fill(ctx: Ctx, run: PublicJobRun): Promise<void> {
  const plan = planOf(ctx, run);
  const { from, until, whole } = plan;
  const batch = Math.max(1, Math.min(POSTS_AT_ONCE, ctx.config.ElasticsearchSettings.BatchSize));
  const posts = new Counter('post', run, plan.posts ? await countForIndex(ctx.db, 'posts', from, until) : 0);
  const files = new Counter('file', run, plan.files ? await countForIndex(ctx.db, 'fileinfo', from, until) : 0);
  const say = async () => {
    const total = posts.total + files.total;
    const percent = total === 0 ? 100 : Math.min(100, ((posts.done + files.done) * 100) / total);
    const span = {
      original_start_time: String(from),
      start_time: String(Math.max(0, posts.after.at)),
      end_time: String(until),
      whole: String(whole),
    };
    if (posts.done + files.done > 0) await Bun.sleep(PAUSE_MS);
    await run.progress(percent, { ...span, ...posts.data, ...files.data });
  };
  await say();
  while (plan.posts) {
    const rows = await postsForIndex(ctx.db, { from, until, after: posts.after, limit: batch });
    const last = rows.at(-1);
    if (!last) break;
    await reindexPosts(ctx, rows, plan.engine);
    posts.done += rows.length;
    posts.after = { at: last.create_at, id: last.id };
    await say();
  }
  while (plan.files) {
    const rows = await filesToIndex(ctx.db, { from, until, after: files.after, limit: FILES_AT_ONCE });
    const last = rows.at(-1);
    if (!last) break;
    await reindexFiles(
      ctx,
      rows.map((row) => row.id),
      plan.engine,
    );
    files.done += rows.length;
    files.after = { at: last.create_at, id: last.id };
    await say();
  }
  if (whole) await complete(ctx, plan);
}

async function complete(ctx: Ctx, { posts, files, engine }: Plan): Promise<void> {
  await ctx.tx(async (tx) => {
    if (posts) await tx.db.dialect.postSearch.tidy(tx.db);
    if (files) await tx.db.dialect.fileSearch.tidy(tx.db);
    if (posts) await saveSearchState(tx.db, 'posts', { complete: true });
    if (files) await saveSearchState(tx.db, 'files', { complete: true });
    if (engine && posts && files) await saveSearchState(tx.db, 'engine', { complete: engine.identity });
  });
}
