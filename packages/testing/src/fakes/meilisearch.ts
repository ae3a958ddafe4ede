import { BadFilter, conditionOf, type Kept } from './meilisearch-filter.ts';

/** Meilisearch, as far as the server speaks with it: indexes, settings, documents, tasks that are done later, searches with filters. */
export interface FakeMeilisearch {
  readonly url: string;
  readonly key: string;
  /** What is in an index. */
  documents(index: string): readonly Kept[];
  /** Every request as `METHOD path`. */
  readonly requests: readonly string[];
  readonly settings: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Tasks stay enqueued until `resume`. */
  pause(): void;
  resume(): void;
  /** All that it has is gone, as on a new disk. */
  lose(): void;
  /** The next task fails. */
  failNext(): void;
  /** Nothing answers any more, until `start` with the same port. */
  stop(): void;
  start(): void;
}

interface Index {
  readonly documents: Map<string, Kept>;
  settings: Record<string, unknown>;
}

interface Task {
  readonly uid: number;
  readonly indexUid: string;
  readonly type: string;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  error: { message: string; code: string; type: string; link: string } | null;
  readonly work: () => void;
}

class Refused extends Error {
  constructor(
    readonly code: string,
    readonly status = 400,
    message = code,
  ) {
    super(message);
  }
}

const errorBody = ({ message, code, status }: Refused) => ({
  message,
  code,
  type: status === 403 ? 'auth' : 'invalid_request',
  link: `https://docs.meilisearch.com/errors#${code}`,
});

/** Phrases in quotes stand in one of the attributes; other words anywhere. */
function textMatches(q: string, document: Kept, attributes: readonly string[]): boolean {
  const texts = attributes.map((name) => ` ${String(document[name] ?? '').toLowerCase()} `);
  const phrases = [...q.matchAll(/"([^"]*)"|(\S+)/g)].map((found) => ` ${(found[1] ?? found[2] ?? '').trim().toLowerCase()} `);
  return phrases.every((phrase) => texts.some((text) => text.includes(phrase)));
}

export function fakeMeilisearch(): FakeMeilisearch {
  const key = 'master-key-of-a-test';
  const indexes = new Map<string, Index>();
  const tasks: Task[] = [];
  const requests: string[] = [];
  let paused = false;
  let failing = false;

  const indexOf = (uid: string): Index => {
    const found = indexes.get(uid);
    if (!found) throw new Refused('index_not_found', 404, `Index \`${uid}\` not found.`);
    return found;
  };

  /** Tasks are done in their order, after the answer has left. */
  function work(): void {
    if (paused) return;
    for (const task of tasks.filter(({ status }) => status === 'enqueued')) {
      task.status = 'processing';
      try {
        if (failing) {
          failing = false;
          throw new Refused('internal', 500, 'the disk is full');
        }
        task.work();
        task.status = 'succeeded';
      } catch (error) {
        task.status = 'failed';
        task.error = errorBody(error instanceof Refused ? error : new Refused('internal', 500, String(error)));
      }
    }
  }

  function enqueue(indexUid: string, type: string, job: () => void): Response {
    const task: Task = { uid: tasks.length, indexUid, type, status: 'enqueued', error: null, work: job };
    tasks.push(task);
    setTimeout(work, 5);
    return Response.json({ taskUid: task.uid, indexUid, status: 'enqueued', type, enqueuedAt: new Date().toISOString() }, { status: 202 });
  }

  const shown = ({ uid, indexUid, type, status, error }: Task) => ({
    uid,
    batchUid: uid,
    indexUid,
    status,
    type,
    canceledBy: null,
    details: {},
    error,
    duration: 'PT0.01S',
    enqueuedAt: new Date().toISOString(),
    startedAt: null,
    finishedAt: null,
  });

  function search(uid: string, body: Record<string, unknown>): Response {
    const { documents, settings } = indexOf(uid);
    const list = (name: string) => (settings[name] ?? []) as string[];
    let condition: (document: Kept) => boolean;
    try {
      condition = conditionOf(body.filter, list('filterableAttributes'));
    } catch (error) {
      throw error instanceof BadFilter ? new Refused('invalid_search_filter', 400, error.message) : error;
    }
    const [order] = (body.sort ?? []) as string[];
    const [field = '', direction] = order?.split(':') ?? [];
    if (order && !list('sortableAttributes').includes(field))
      throw new Refused('invalid_search_sort', 400, `Attribute \`${field}\` is not sortable.`);
    const attributes = list('searchableAttributes');
    const found = [...documents.values()].filter((document) => condition(document) && textMatches(String(body.q ?? ''), document, attributes));
    if (order) found.sort((a, b) => (Number(a[field]) - Number(b[field])) * (direction === 'desc' ? -1 : 1));
    const most = Number((settings.pagination as { maxTotalHits?: number } | undefined)?.maxTotalHits ?? 1000);
    const [offset, limit] = [Number(body.offset ?? 0), Number(body.limit ?? 20)];
    const wanted = (body.attributesToRetrieve as string[] | undefined) ?? ['*'];
    const hits = found.slice(0, most).slice(offset, offset + limit);
    const view = (document: Kept) => (wanted.includes('*') ? document : Object.fromEntries(wanted.map((name) => [name, document[name]])));
    return Response.json({ hits: hits.map(view), query: body.q ?? '', processingTimeMs: 0, limit, offset, estimatedTotalHits: found.length });
  }

  function addDocuments(uid: string, added: readonly Kept[]): Response {
    return enqueue(uid, 'documentAdditionOrUpdate', () => {
      const index = indexes.get(uid) ?? { documents: new Map<string, Kept>(), settings: {} };
      indexes.set(uid, index);
      for (const document of added) {
        if (typeof document.id !== 'string' || !/^[A-Za-z0-9_-]{1,511}$/.test(document.id)) throw new Refused('invalid_document_id');
        index.documents.set(document.id, document);
      }
    });
  }

  function createIndex(uid: string): Response {
    return enqueue(uid, 'indexCreation', () => {
      if (indexes.has(uid)) throw new Refused('index_already_exists', 409, `Index \`${uid}\` already exists.`);
      indexes.set(uid, { documents: new Map(), settings: {} });
    });
  }

  const statistics = () =>
    Object.fromEntries(
      [...indexes].map(([uid, { documents }]) => [uid, { numberOfDocuments: documents.size, isIndexing: false, fieldDistribution: {} }]),
    );

  async function ofIndex(method: string, uid: string, rest: string, request: Request): Promise<Response | undefined> {
    if (method === 'POST' && rest === 'search') return search(uid, (await request.json()) as Record<string, unknown>);
    if (method === 'POST' && rest === 'documents') return addDocuments(uid, (await request.json()) as Kept[]);
    if (method === 'POST' && rest === 'documents/delete-batch') {
      const ids = (await request.json()) as string[];
      return enqueue(uid, 'documentDeletion', () => {
        for (const id of ids) indexOf(uid).documents.delete(id);
      });
    }
    if (method === 'DELETE' && rest === 'documents') return enqueue(uid, 'documentDeletion', () => indexOf(uid).documents.clear());
    if (method === 'PATCH' && rest === 'settings') {
      const changes = (await request.json()) as Record<string, unknown>;
      return enqueue(uid, 'settingsUpdate', () => {
        const index = indexOf(uid);
        index.settings = { ...index.settings, ...changes };
      });
    }
    return undefined;
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const { method } = request;
    requests.push(`${method} ${pathname}`);
    if (pathname === '/health') return Response.json({ status: 'available' });
    if (request.headers.get('authorization') !== `Bearer ${key}`) throw new Refused('invalid_api_key', 403, 'The provided API key is invalid.');
    if (pathname === '/stats') return Response.json({ databaseSize: 1, usedDatabaseSize: 1, lastUpdate: null, indexes: statistics() });
    if (pathname === '/version') return Response.json({ commitSha: 'none', commitDate: 'none', pkgVersion: '1.22.0' });
    const [, task] = /^\/tasks\/(\d+)$/.exec(pathname) ?? [];
    if (task !== undefined) {
      const found = tasks[Number(task)];
      if (!found) throw new Refused('task_not_found', 404);
      return Response.json(shown(found));
    }
    if (method === 'POST' && pathname === '/indexes') return createIndex(((await request.json()) as { uid: string }).uid);
    const [, uid, rest] = /^\/indexes\/([A-Za-z0-9_-]+)\/(.+)$/.exec(pathname) ?? [];
    const response = uid && rest ? await ofIndex(method, uid, rest, request) : undefined;
    if (!response) throw new Refused('not_found', 404, `${method} ${pathname}`);
    return response;
  }

  const serve = (port: number) =>
    Bun.serve({
      hostname: '127.0.0.1',
      port,
      fetch: (request) =>
        answer(request).catch((error: unknown) => {
          const refused = error instanceof Refused ? error : new Refused('internal', 500, String(error));
          return Response.json(errorBody(refused), { status: refused.status });
        }),
    });
  let server = serve(0);
  const port = Number(server.port);
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    documents: (uid) => [...(indexes.get(uid)?.documents.values() ?? [])],
    requests,
    get settings() {
      return new Map([...indexes].map(([uid, index]) => [uid, index.settings]));
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      work();
    },
    lose: () => indexes.clear(),
    failNext() {
      failing = true;
    },
    stop: () => void server.stop(true),
    start() {
      server = serve(port);
    },
  };
}
