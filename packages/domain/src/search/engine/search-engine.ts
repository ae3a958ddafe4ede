import type { App } from '@foremast/kernel/app';
import type { Startup } from '@foremast/kernel/config/startup';
import type { SearchKind } from '@foremast/store/queries/search-queue';
import { Meilisearch, MeilisearchError } from 'meilisearch';
import type { EngineDocument } from './engine-documents.ts';
import type { EngineQuery } from './engine-query.ts';
import { engineSettings } from './engine-settings.ts';

type Address = NonNullable<Startup['search']>;

const ANSWER_MS = 4000;
/** Loads of documents are large. */
const TAKE_MS = 60_000;
/** Taking in a batch may take the engine a while; longer means that something is wrong with it. */
const TASK_MS = 10 * 60_000;

/** The engine takes 100 MB at once unless it is told otherwise. */
const MOST_LETTERS = 10_000_000;

/** Documents in loads that the engine takes. */
function loads(documents: readonly EngineDocument[]): EngineDocument[][] {
  const all: EngineDocument[][] = [];
  let room = 0;
  for (const document of documents) {
    const letters = JSON.stringify(document).length;
    if (letters > room) {
      all.push([]);
      room = MOST_LETTERS;
    }
    all.at(-1)?.push(document);
    room -= letters;
  }
  return all;
}

/** The engine took the work and could not do it, or not in time. */
export class EngineFailed extends Error {
  override readonly name = 'EngineFailed';
}

/** The engine is away, overloaded or refuses: nothing that a change of ours would cure. */
export const isTroubleOfEngine = (error: unknown): boolean => error instanceof EngineFailed || error instanceof MeilisearchError;

/** Meilisearch. Its address is one that the operator started the process with, so that it may be in the own network. */
export class SearchEngine {
  private readonly client: Meilisearch;
  private readonly writer: Meilisearch;
  private ready: Promise<void> | undefined;
  /** Searches do not ask it before this instant: it did not answer the last time. */
  private restsUntil = 0;

  constructor(private readonly address: Address) {
    const where = { host: address.url, ...(address.key ? { apiKey: address.key } : {}) };
    this.client = new Meilisearch({ ...where, timeout: ANSWER_MS });
    this.writer = new Meilisearch({ ...where, timeout: TAKE_MS });
  }

  /** Which indexes of which engine: what is known of others does not count for these. */
  get identity(): string {
    return `${this.address.url} ${this.address.prefix}`;
  }

  isResting(now: number): boolean {
    return now < this.restsUntil;
  }

  restUntil(instant: number): void {
    this.restsUntil = instant;
  }

  private index(kind: SearchKind, client = this.writer) {
    return client.index<EngineDocument>(this.nameOf(kind));
  }

  nameOf(kind: SearchKind): string {
    return `${this.address.prefix}_${kind}s`;
  }

  /** Throws what the engine says when it cannot be used: not there, or another key. */
  async check(): Promise<void> {
    await this.client.getStats();
  }

  /** False when it lost its indexes: another disk, another machine. Throws when it does not answer. */
  async hasIndexes(): Promise<boolean> {
    const { indexes } = await this.client.getStats();
    const there = (['post', 'file'] as const).every((kind) => this.nameOf(kind) in indexes);
    if (!there) this.ready = undefined;
    return there;
  }

  async version(): Promise<string> {
    return (await this.client.getVersion()).pkgVersion;
  }

  private async done(task: { readonly taskUid: number }): Promise<void> {
    const { status, error } = await this.client.tasks.waitForTask(task.taskUid, { timeout: TASK_MS, interval: 50 });
    if (status !== 'succeeded' && error?.code !== 'index_already_exists') throw new EngineFailed(error?.message ?? `the task was ${status}`);
  }

  /** Filters and orders are declared before the first document: declared later, they would have the whole index made anew. */
  private prepare(): Promise<void> {
    this.ready ??= this.prepareAll().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    return this.ready;
  }

  private async prepareAll(): Promise<void> {
    for (const kind of ['post', 'file'] as const) {
      await this.done(await this.client.createIndex(this.nameOf(kind), { primaryKey: 'id' }));
      await this.done(await this.index(kind).updateSettings(engineSettings[kind]));
    }
  }

  /** Writes documents, and takes others out; answers when both can be seen. */
  async write(kind: SearchKind, documents: readonly EngineDocument[], gone: readonly string[]): Promise<void> {
    await this.prepare();
    const index = this.index(kind);
    const tasks: { taskUid: number }[] = [];
    for (const some of loads(documents)) tasks.push(await index.addDocuments(some, { primaryKey: 'id' }));
    if (gone.length > 0) tasks.push(await index.deleteDocuments([...gone]));
    for (const task of tasks) await this.done(task);
  }

  async empty(kind: SearchKind): Promise<void> {
    await this.prepare();
    await this.done(await this.index(kind).deleteAllDocuments());
  }

  /** Ids, newest first. */
  async find(
    kind: SearchKind,
    { q, filter }: EngineQuery,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<string[]> {
    const answer = await this.index(kind, this.client).search(q, {
      filter: [...filter],
      sort: ['create_at:desc'],
      attributesToRetrieve: ['id'],
      matchingStrategy: 'all',
      offset,
      limit,
    });
    return answer.hits.map(({ id }) => id);
  }
}

const engines = new WeakMap<Startup, SearchEngine>();

/** The engine that the process was started with; undefined: the database searches. */
export function searchEngine({ startup }: App): SearchEngine | undefined {
  if (!startup.search) return undefined;
  const known = engines.get(startup);
  if (known) return known;
  const made = new SearchEngine(startup.search);
  engines.set(startup, made);
  return made;
}
