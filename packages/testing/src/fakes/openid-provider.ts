import { afterAll } from 'bun:test';
import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Claims = Readonly<Record<string, unknown>>;

export interface FakeProvider {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is signed in there: what its page for programs says of them. */
  who: Claims;
  /** What its ID token says besides, or instead. */
  claims: Claims;
  /** Its ID tokens are signed by somebody else. */
  forged: boolean;
  /** Nobody agrees there any more. */
  refuses: boolean;
}

interface Waiting {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
  readonly who: Claims;
}

/** A service that speaks OpenID Connect, and whose people agree to everything. It ends after the tests of the file. */
export async function startOpenIdProvider(): Promise<FakeProvider> {
  const [{ privateKey, publicKey }, stranger] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Waiting>();
  const tokens = new Map<string, Claims>();
  const [clientId, clientSecret] = ['foremast', 'between-us'];

  function authorize(query: URLSearchParams): Response {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('state', query.get('state') ?? '');
    if (fake.refuses) back.searchParams.set('error', 'access_denied');
    else {
      const code = crypto.randomUUID();
      const [challenge, nonce] = [query.get('code_challenge') ?? '', query.get('nonce') ?? ''];
      codes.set(code, { challenge, nonce, redirect: query.get('redirect_uri') ?? '', who: fake.who });
      back.searchParams.set('code', code);
    }
    return new Response(null, { status: 302, headers: { location: back.href } });
  }

  async function token(form: URLSearchParams): Promise<Response> {
    const waiting = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const fits = form.get('client_id') === clientId && form.get('client_secret') === clientSecret && waiting?.redirect === form.get('redirect_uri');
    if (!waiting || !fits || challenge !== waiting.challenge) return Response.json({ error: 'invalid_grant' }, { status: 400 });
    const access = crypto.randomUUID();
    tokens.set(access, waiting.who);
    const said = { sub: String(waiting.who.sub), ...(waiting.nonce ? { nonce: waiting.nonce } : {}), ...fake.claims };
    const signed = new SignJWT(said)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(fake.url)
      .setAudience(String(fake.claims.aud ?? clientId))
      .setIssuedAt();
    const id_token = await signed.setExpirationTime('5m').sign(fake.forged ? stranger.privateKey : privateKey);
    return Response.json({ access_token: access, token_type: 'Bearer', expires_in: 300, id_token });
  }

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const { url } = fake;
    if (pathname === '/.well-known/openid-configuration')
      return Response.json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        userinfo_endpoint: `${url}/userinfo`,
        jwks_uri: `${url}/keys`,
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
      });
    if (pathname === '/keys') return Response.json({ keys: [jwk] });
    if (pathname === '/authorize') return authorize(searchParams);
    if (pathname === '/token') return token(new URLSearchParams(await request.text()));
    const who = tokens.get((request.headers.get('authorization') ?? '').replace(/^Bearer /i, ''));
    return who ? Response.json(who) : new Response(null, { status: 401 });
  }

  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: answer });
  const fake: FakeProvider = { url: `http://127.0.0.1:${server.port}`, clientId, clientSecret, who: {}, claims: {}, forged: false, refuses: false };
  afterAll(() => server.stop(true));
  return fake;
}
