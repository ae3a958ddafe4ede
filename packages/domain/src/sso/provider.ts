import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { switchedOff } from '@foremast/kernel/error';
import type { Configuration, CustomFetch, ServerMetadata } from 'openid-client';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { type Service, type ServiceSettings, serviceOf } from './service.ts';

/** A service, ready to be asked. */
export interface Provider {
  readonly service: Service;
  readonly settings: ServiceSettings;
  readonly client: Configuration;
  readonly userInfo: URL;
  /** It told itself where its parts are: then it also vouches for what it says with ID tokens. */
  readonly discovered: boolean;
}

const TIMEOUT_MS = 10_000;
const KEPT_MS = 10 * 60_000;

/** Administrators name these addresses: they may be inside the own network. */
function fetchFor(app: App, discovered: boolean): CustomFetch {
  return async (url, { method, headers, body }) => {
    const response = await guardedFetch(app.config.current, url, {
      method: method as 'GET',
      headers: headers as Record<string, string>,
      ...(body === undefined || body === null ? {} : { body: String(body) }),
      timeoutMs: TIMEOUT_MS,
      maxRedirects: 0,
      mayBePrivate: true,
    });
    return discovered || !response.ok ? response : withoutIdToken(response);
  };
}

/** Nothing is known by which an ID token could be checked; who somebody is says the service's own page. */
async function withoutIdToken(response: Response): Promise<Response> {
  const text = await response.text();
  try {
    const { id_token: _, ...rest } = JSON.parse(text) as Record<string, unknown>;
    return Response.json(rest, response);
  } catch {
    return new Response(text, response);
  }
}

async function connect(app: App, settings: ServiceSettings): Promise<Pick<Provider, 'client' | 'userInfo' | 'discovered'>> {
  const openid = await import('openid-client');
  const { allowInsecureRequests, ClientSecretPost } = openid;
  const { Id, Secret, DiscoveryEndpoint, AuthEndpoint, TokenEndpoint, UserAPIEndpoint } = settings;
  if (DiscoveryEndpoint !== '') {
    const found = await openid.discovery(new URL(DiscoveryEndpoint), Id, Secret, ClientSecretPost(Secret), {
      [openid.customFetch]: fetchFor(app, true),
      execute: [allowInsecureRequests],
    });
    // The way to the service may be a plain one: what it says is believed for its signature.
    if (found.serverMetadata().jwks_uri) openid.enableNonRepudiationChecks(found);
    return { client: found, userInfo: new URL(found.serverMetadata().userinfo_endpoint ?? UserAPIEndpoint), discovered: true };
  }
  const server: ServerMetadata = {
    issuer: new URL(AuthEndpoint).origin,
    authorization_endpoint: new URL(AuthEndpoint).href,
    token_endpoint: new URL(TokenEndpoint).href,
  };
  const client = new openid.Configuration(server, Id, Secret, ClientSecretPost(Secret));
  client[openid.customFetch] = fetchFor(app, false);
  allowInsecureRequests(client);
  return { client, userInfo: new URL(UserAPIEndpoint), discovered: false };
}

interface Kept {
  readonly settings: string;
  readonly until: number;
  readonly made: ReturnType<typeof connect>;
}
const kept = new WeakMap<App, Map<Service, Kept>>();

function connected(app: App, service: Service, settings: ServiceSettings): ReturnType<typeof connect> {
  let known = kept.get(app);
  if (!known) kept.set(app, (known = new Map()));
  const key = JSON.stringify(settings);
  const found = known.get(service);
  if (found?.settings === key && found.until > app.now()) return found.made;
  const entry = { settings: key, until: app.now() + KEPT_MS, made: connect(app, settings) };
  known.set(service, entry);
  entry.made.catch(() => {
    if (known.get(service) === entry) known.delete(service);
  });
  return entry.made;
}

/** Throws 400 for an unknown service, 501 for one that is switched off or does not say where its parts are. */
export async function providerOf(ctx: Ctx, name: string): Promise<Provider> {
  const { service, settings } = serviceOf(ctx, name);
  try {
    return { service, settings, ...(await connected(ctx.app, service, settings)) };
  } catch (error) {
    ctx.app.log.write('warn', 'a service to sign in with cannot be used', { service, reason: String(error) });
    throw switchedOff('api.user.get_authorization_code.endpoint.app_error');
  }
}
