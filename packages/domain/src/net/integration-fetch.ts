import type { Ctx } from '@foremast/kernel/context';
import { connectionAuthorization } from '../oauth/connection-authorization.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { INTEGRATION_AGENT } from './integration-agent.ts';

const JSON_TYPE = 'application/json';

/** The path of what this server itself serves under `/plugins/`: given as a path, or with this server's own name. */
function ownPath(ctx: Ctx, address: string): string | undefined {
  const site = ctx.config.ServiceSettings.SiteURL;
  const base = URL.canParse(site) ? new URL(site) : undefined;
  if (address.startsWith('/')) {
    const { pathname, search } = new URL(address, 'http://localhost');
    return pathname.startsWith('/plugins/') ? pathname + search : undefined;
  }
  if (!base || !URL.canParse(address)) return undefined;
  const { hostname, pathname, search } = new URL(address);
  const root = base.pathname.replace(/\/+$/, '');
  return hostname === base.hostname && pathname.startsWith(`${root}/plugins/`) ? pathname.slice(root.length) + search : undefined;
}

/**
 * Sends something as JSON to an integration's address. What this server serves itself is asked for in the caller's name, without
 * a way over the network; everything else is a stranger. Throws what `guardedFetch` throws.
 */
export async function postToIntegration(ctx: Ctx, address: string, payload: unknown): Promise<Response> {
  const headers = { 'content-type': JSON_TYPE, accept: JSON_TYPE };
  const body = JSON.stringify(payload);
  const path = ownPath(ctx, address);
  if (path !== undefined) {
    const request = new Request(`http://localhost:80${path}`, {
      method: 'POST',
      headers: { ...headers, authorization: `Bearer ${ctx.session.token}` },
      body,
    });
    return (await ctx.app.process.answer(request)) ?? new Response(null, { status: 404 });
  }
  const authorization = await connectionAuthorization(ctx, address);
  return guardedFetch(ctx.config, address, {
    method: 'POST',
    headers: { ...headers, 'user-agent': INTEGRATION_AGENT, ...(authorization === undefined ? {} : { authorization }) },
    body,
    timeoutMs: ctx.config.ServiceSettings.OutgoingIntegrationRequestsTimeout * 1000,
  });
}
