import { type AppError, badRequest, unauthorized } from '@foremast/kernel/error';
import { decodeProtectedHeader, errors, type JSONWebKeySet, jwtVerify } from 'jose';

/** Who a token of Entra ID names. */
export interface IntunePerson {
  /** The id of the person's object there; it never changes. */
  readonly id: string;
  readonly email: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface TokenRules {
  readonly tenantId: string;
  readonly clientId: string;
  readonly now: number;
}

const CLOCKS_APART_S = 60;
const TOKEN_MAX = 16 * 1024;
const bad = () => badRequest('ent.intune.validate_token.app_error');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Entra ID signs in two ways of writing its own name, and programs ask for themselves in two. */
const issuersOf = ({ tenantId }: TokenRules): string[] => [
  `https://login.microsoftonline.com/${tenantId}/v2.0`,
  `https://sts.windows.net/${tenantId}/`,
];
const audiencesOf = ({ clientId }: TokenRules): string[] => [clientId, `api://${clientId}`];

function reasonOf(error: unknown): AppError {
  return error instanceof errors.JWTExpired ? unauthorized('ent.intune.token_expired.app_error') : bad();
}

/** Which key a token is signed with; throws for what is no token. */
export function keyOf(token: string): string {
  if (token === '' || token.length > TOKEN_MAX) throw bad();
  try {
    return decodeProtectedHeader(token).kid ?? '';
  } catch {
    throw bad();
  }
}

/** Reads a token and checks that Entra ID made it, for this tenant, this program and now. Throws 400, and 401 for one that was good once. */
export async function readIntuneToken(token: string, keys: JSONWebKeySet, rules: TokenRules): Promise<IntunePerson> {
  const { createLocalJWKSet } = await import('jose');
  const verified = await jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: ['RS256'],
    issuer: issuersOf(rules),
    audience: audiencesOf(rules),
    currentDate: new Date(rules.now),
    clockTolerance: CLOCKS_APART_S,
    requiredClaims: ['exp', 'oid', 'tid'],
  }).catch((error: unknown) => {
    throw reasonOf(error);
  });
  const claims = verified.payload;
  if (text(claims.tid).toLowerCase() !== rules.tenantId.toLowerCase()) throw bad();
  const id = text(claims.oid);
  const name = text(claims.preferred_username) || text(claims.upn);
  const email = (text(claims.email) || name).toLowerCase();
  if (id === '' || !email.includes('@')) throw bad();
  return {
    id,
    email,
    username: (name || email).split('@')[0] ?? '',
    firstName: text(claims.given_name),
    lastName: text(claims.family_name),
  };
}
