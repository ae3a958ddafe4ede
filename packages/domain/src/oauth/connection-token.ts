import type { Ctx } from '@foremast/kernel/context';
import { decodeBody } from '@foremast/kernel/decode';
import type { OutgoingOAuthConnectionRow } from '@foremast/store/queries/outgoing-oauth-connections';
import { t } from '@foremast/wire/scalars';
import { guardedFetch } from '../net/guarded-fetch.ts';

const TIMEOUT_MS = 10_000;
const FORM = 'application/x-www-form-urlencoded';

/** What is needed to ask for a token. */
export type TokenSource = Pick<
  OutgoingOAuthConnectionRow,
  'client_id' | 'client_secret' | 'credentials_username' | 'credentials_password' | 'oauth_token_url' | 'grant_type'
>;

export interface ConnectionToken {
  /** As an `Authorization` header says it. */
  readonly authorization: string;
  /** Seconds from now; undefined where the other side does not say. */
  readonly expiresIn: number | undefined;
}

const Answer = t.Object({ access_token: t.String(), token_type: t.String(), expires_in: t.Unknown() });

function read(text: string, contentType: string): ConnectionToken | undefined {
  const sent: unknown = contentType.includes(FORM) ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
  const { access_token, token_type, expires_in } = decodeBody(Answer, sent);
  if (access_token === '') return undefined;
  const kind = token_type === '' || token_type.toLowerCase() === 'bearer' ? 'Bearer' : token_type;
  const seconds = Number(expires_in);
  return { authorization: `${kind} ${access_token}`, expiresIn: Number.isFinite(seconds) && seconds > 0 ? seconds : undefined };
}

/** The id and the secret go in a header, as the standard prefers; or in the form, as some want it. */
async function ask(ctx: Ctx, source: TokenSource, inHeader: boolean): Promise<Response> {
  const { client_id, client_secret, credentials_username, credentials_password, grant_type } = source;
  const body = new URLSearchParams({ grant_type });
  if (grant_type === 'password') {
    body.set('username', credentials_username ?? '');
    body.set('password', credentials_password ?? '');
  }
  if (!inHeader) {
    body.set('client_id', client_id);
    body.set('client_secret', client_secret);
  }
  const basic = Buffer.from(`${encodeURIComponent(client_id)}:${encodeURIComponent(client_secret)}`).toString('base64');
  return guardedFetch(ctx.config, source.oauth_token_url, {
    method: 'POST',
    headers: { 'content-type': FORM, accept: 'application/json', ...(inHeader ? { authorization: `Basic ${basic}` } : {}) },
    body: body.toString(),
    timeoutMs: TIMEOUT_MS,
    maxRedirects: 0,
  });
}

/** A new token; undefined when the other side gives none. Throws what `guardedFetch` throws. */
export async function fetchConnectionToken(ctx: Ctx, source: TokenSource): Promise<ConnectionToken | undefined> {
  for (const inHeader of [true, false]) {
    const response = await ask(ctx, source, inHeader);
    const text = await response.text();
    if (response.ok) {
      try {
        return read(text, response.headers.get('content-type') ?? '');
      } catch {
        return undefined;
      }
    }
    if (response.status >= 500) return undefined;
  }
  return undefined;
}
