import { VERSION } from '@foremast/kernel/app';
import { type AnyOperation, Raw } from '@foremast/kernel/operation';
import type { TSchema } from '@foremast/wire/scalars';
import { Elysia } from 'elysia';
// The package does not export its browser build by name; the file travels inside the compiled binary.
import standalone from '../../../node_modules/@scalar/api-reference/dist/browser/standalone.js' with { type: 'file' };

const SCRIPT = '/docs/reference.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: unknown;
}

function parametersOf({ path, query }: AnyOperation): Parameter[] {
  const inPath = [...String(path).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries((query?.properties ?? {}) as Record<string, TSchema>).map(([name, schema]) => ({
    name,
    in: 'query' as const,
    required: false,
    schema,
  }));
  return [...inPath, ...inQuery];
}

const json = (schema: unknown) => ({ content: { 'application/json': { schema } } });

function describe(operation: AnyOperation, tag: string): Record<string, unknown> {
  const { id, summary, body, response, permission, status = 200 } = operation;
  return {
    operationId: id,
    summary,
    tags: [tag],
    parameters: parametersOf(operation),
    ...(body ? { requestBody: json(body) } : {}),
    responses: {
      [status]: { description: 'Done.', ...(response === Raw ? {} : json(response)) },
      default: { description: 'Refused.', ...json({ $ref: '#/components/schemas/AppError' }) },
    },
    ...(permission === 'public' ? { security: [] } : {}),
  };
}

/** The first word of the path after the version: `/api/v4/posts/…` is about posts. */
const tagOf = (path: string): string => path.replace(/^\/(api\/v\d+|plugins\/playbooks\/api\/v\d+)\//, '').split('/')[0] ?? '';

function pathsOf(operations: readonly AnyOperation[]): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, { [operation.method.toLowerCase()]: describe(operation, tagOf(operation.path)) });
  }
  return paths;
}

const AppError = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    message: { type: 'string' },
    detailed_error: { type: 'string' },
    request_id: { type: 'string' },
    status_code: { type: 'integer' },
  },
};

/** Loaded and written when somebody looks: the plugin costs more start-up time than the rest of the server's HTTP side. */
async function docsApp(operations: readonly AnyOperation[]): Promise<Elysia> {
  const { openapi } = await import('@elysiajs/openapi');
  const documentation = {
    info: { title: 'Foremast', version: VERSION, description: 'Team messaging that speaks the Mattermost v4 API.' },
    paths: pathsOf(operations) as never,
    components: { schemas: { AppError }, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } as never,
    security: [{ token: [] }],
  };
  const options = {
    path: '/docs',
    specPath: '/docs/openapi.json',
    scalar: { cdn: SCRIPT, withDefaultFonts: false } as never,
    documentation,
    exclude: { paths: [/.*/] },
  };
  return new Elysia().use(openapi(options) as never) as never;
}

/** `/docs`: the API as a page, and as OpenAPI at `/docs/openapi.json`; everything it loads comes from this server. */
export function docs(elysia: Elysia, operations: readonly AnyOperation[]): void {
  let app: Promise<Elysia> | undefined;
  const answer = async ({ request }: { request: Request }) => {
    app ??= docsApp(operations);
    return (await app).handle(request);
  };
  elysia.get('/docs', answer).get('/docs/openapi.json', answer);
  elysia.get(
    SCRIPT,
    () =>
      new Response(Bun.file(standalone as unknown as string), { headers: { 'content-type': 'text/javascript', 'cache-control': 'max-age=86400' } }),
  );
}
