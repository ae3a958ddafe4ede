import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, parseFirstJson, storable, WrongShape } from '@foremast/kernel/decode';
import { newId } from '@foremast/kernel/id';
import { insertOAuthApp } from '@foremast/store/queries/oauth-apps';
import { type Static, t } from '@foremast/wire/scalars';
import { audit } from '../audits/audit.ts';
import { isHttpUrl } from './is-http-url.ts';
import { oauthAppError } from './validate-app.ts';

const NAME_MAX = 64;
const URI_MAX = 256;
const NAMELESS = 'Dynamically Registered Client';
const METHODS: ReadonlySet<string> = new Set(['none', 'client_secret_post']);

const Registration = t.Object({
  redirect_uris: t.Array(t.String()),
  token_endpoint_auth_method: t.Optional(t.String()),
  client_name: t.Optional(t.String()),
  client_uri: t.Optional(t.String()),
});
type Registration = Static<typeof Registration>;

export type RegistrationError = 'invalid_redirect_uri' | 'invalid_client_metadata' | 'unsupported_operation';

/** A registration that is refused, in the words of its standard: these errors are no `AppError`s. */
export class RegistrationRefused extends Error {
  constructor(
    readonly error: RegistrationError,
    readonly description: string,
  ) {
    super(description);
  }
}

const unfit = (description: string) => new RegistrationRefused('invalid_client_metadata', description);

function read(body: string): Registration {
  try {
    return decodeBody(Registration, storable(body, parseFirstJson(body)));
  } catch (error) {
    throw error instanceof WrongShape ? unfit('The request is no JSON of the shape that a registration has.') : error;
  }
}

function refuseUnfit({ redirect_uris, token_endpoint_auth_method: method, client_name, client_uri }: Registration): void {
  if (redirect_uris.length === 0) throw unfit('A client needs an address to return to, in redirect_uris.');
  if (!redirect_uris.every(isHttpUrl)) throw unfit('Each of redirect_uris must be an http or https address.');
  if (method !== undefined && !METHODS.has(method)) throw unfit('token_endpoint_auth_method is either none or client_secret_post.');
  if (client_name !== undefined && Buffer.byteLength(client_name) > NAME_MAX) throw unfit(`client_name has at most ${NAME_MAX} bytes.`);
  if (client_uri && (client_uri.length > URI_MAX || !isHttpUrl(client_uri)))
    throw unfit(`client_uri is an address of at most ${URI_MAX} characters.`);
}

/** `*` stands for anything within a part of the address, `**` for anything at all. What ends a host's name ends a part: `*` leads to no other host. */
function matches(pattern: string, address: string): boolean {
  const source = pattern.replace(/\*\*|\*|[^*]+/g, (part) => {
    if (part === '**') return '.*';
    return part === '*' ? '[^/?#@\\\\]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`).test(address);
}

/** The answer to a client that registered itself. */
export interface Registered {
  readonly client_id: string;
  readonly client_secret?: string;
  readonly redirect_uris: readonly string[];
  readonly token_endpoint_auth_method: string;
  readonly grant_types: readonly string[];
  readonly response_types: readonly string[];
  readonly scope: string;
  readonly client_name: string;
  readonly client_uri?: string;
}

/** A program registers itself, where the settings let it. Throws `RegistrationRefused`. */
export async function registerClient(ctx: Ctx, body: string): Promise<Registered> {
  const { EnableOAuthServiceProvider, EnableDynamicClientRegistration, DCRRedirectURIAllowlist: allowed } = ctx.config.ServiceSettings;
  if (!EnableOAuthServiceProvider || !EnableDynamicClientRegistration)
    throw new RegistrationRefused('unsupported_operation', 'Clients cannot register themselves on this server.');
  const asked = read(body);
  refuseUnfit(asked);
  const { redirect_uris, token_endpoint_auth_method = 'client_secret_post', client_name, client_uri } = asked;
  if (allowed.length > 0 && !redirect_uris.every((uri) => allowed.some((pattern) => matches(pattern, uri))))
    throw new RegistrationRefused('invalid_redirect_uri', 'This server does not send people to one of redirect_uris.');
  const now = ctx.now();
  const app = {
    id: newId(),
    creator_id: '',
    create_at: now,
    update_at: now,
    client_secret: token_endpoint_auth_method === 'none' ? '' : newId(),
    name: client_name || NAMELESS,
    description: '',
    icon_url: '',
    callback_urls: redirect_uris,
    homepage: client_uri ?? '',
    is_trusted: false,
    mattermost_app_id: '',
    is_dynamically_registered: true,
  };
  if (oauthAppError(app)) throw unfit('redirect_uris is too long.');
  await ctx.tx(async (tx) => {
    await insertOAuthApp(tx.db, app);
    await audit(tx, { extra: `client_id=${app.id}` });
  });
  return {
    client_id: app.id,
    ...(app.client_secret === '' ? {} : { client_secret: app.client_secret }),
    redirect_uris,
    token_endpoint_auth_method,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: 'user',
    client_name: app.name,
    ...(client_uri === undefined ? {} : { client_uri }),
  };
}
