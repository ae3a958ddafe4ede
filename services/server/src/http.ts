import { dispatch, type Edge, errorResponse } from '@foremast/kernel/dispatch';
import { AppError } from '@foremast/kernel/error';
import type { AnyOperation } from '@foremast/kernel/operation';
import { Elysia } from 'elysia';
import { outsideOfApi, pathOf } from './front.ts';
import { nothingHere } from './nothing-here.ts';

/** The router wants one name for each place in a path; the operations call them by what they are. */
function route(path: string): { pattern: string; names: readonly [string, string][] } {
  const names: [string, string][] = [];
  const pattern = path
    .split('/')
    .map((segment, i) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      if (!name) return segment;
      names.push([`p${i}`, name]);
      return `:p${i}`;
    })
    .join('/');
  return { pattern, names };
}

/** What the routes of the original take for an id; anything else is no address at all. */
const ID_SEGMENT = /^[A-Za-z0-9]+$/;
const LOOSE: ReadonlySet<string> = new Set(['category_id', 'invoice_id', 'plugin_id', 'remote_id']);

/** Elysia with one route an operation: a method, a path and one closure. */
export function httpServer(edge: Edge, operations: readonly AnyOperation[], pages: (elysia: Elysia) => void): Elysia {
  const elysia = new Elysia({ strictPath: true, normalize: false });
  for (const op of operations) {
    const { pattern, names } = route(op.path);
    const answer = ({ request, params }: { request: Request; params: Record<string, string> }) => {
      const named: Record<string, string> = {};
      for (const [place, name] of names) {
        const value = params[place] ?? '';
        if (name.endsWith('_id') && !ID_SEGMENT.test(value) && !LOOSE.has(name)) return nothingHere(edge, request);
        named[name] = value;
      }
      return dispatch(edge, op, request, named);
    };
    for (const method of op.alsoHead ? [op.method, 'HEAD'] : [op.method]) elysia.route(method, pattern, answer, { parse: 'none' } as never);
  }
  pages(elysia);
  elysia.onError(({ code, error, request }) => {
    if (code === 'NOT_FOUND') return outsideOfApi(edge, request, pathOf(request.url));
    const id = crypto.randomUUID();
    edge.report(error, { request_id: id, operation: 'routing', user_id: '' });
    return errorResponse(edge, new AppError('app.server.internal.app_error', 500), id, request);
  });
  return elysia;
}
