import { type Edge, standardHeaders } from '@foremast/kernel/dispatch';
import { AppError } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';

/** JSON 404 as the contract has it: without a request id, and under `/api/v4/` also without the usual headers. */
export function nothingHere(edge: Edge, request: Request): Response {
  const { pathname } = new URL(request.url);
  const error = new AppError('api.context.404.app_error', 404);
  const body = {
    id: error.id,
    message: 'There is nothing at this address.',
    detailed_error: `No operation answers ${request.method} ${pathname}.`,
    status_code: 404,
  };
  const page = {
    ...standardHeaders(edge, newId()),
    'x-frame-options': 'SAMEORIGIN',
    'content-security-policy': "frame-ancestors 'self' ; script-src 'self'",
  };
  const headers: Record<string, string> = pathname.startsWith('/api/v4/') ? {} : page;
  return new Response(JSON.stringify(body), { status: 404, headers: { ...headers, 'content-type': 'application/json' } });
}
