import { expect, test } from 'bun:test';
import { AppError } from '@foremast/kernel/error';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { keyOf, readIntuneToken } from './intune-token.ts';

const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')];
const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }] };
const rules = { tenantId: 'tenant', clientId: 'client', now: Date.now() };
const ISSUER = 'https://login.microsoftonline.com/tenant/v2.0';

interface Change {
  readonly claims?: Record<string, unknown>;
  readonly issuer?: string;
  readonly audience?: string;
  readonly age?: number;
  readonly forged?: boolean;
}

const tokenWith = ({ claims = {}, issuer = ISSUER, audience = 'client', age = 0, forged = false }: Change = {}) =>
  new SignJWT({ oid: 'o-1', tid: 'tenant', preferred_username: 'Ann@Example.com', given_name: 'Ann', ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime(Math.floor(rules.now / 1000) + 300 - age)
    .sign((forged ? other : own).privateKey);

test('a token names its person', async () => {
  const token = await tokenWith();
  expect(keyOf(token)).toBe('one');
  expect(await readIntuneToken(token, keys, rules)).toEqual({ id: 'o-1', email: 'ann@example.com', username: 'Ann', firstName: 'Ann', lastName: '' });
});

test.each<[string, number, Change]>([
  ['by somebody else', 400, { forged: true }],
  ['of another tenant', 400, { claims: { tid: 'elsewhere' } }],
  ['by another issuer', 400, { issuer: 'https://evil.example' }],
  ['for another program', 400, { audience: 'other' }],
  ['of nobody', 400, { claims: { oid: '' } }],
  ['without an address', 400, { claims: { preferred_username: 'ann' } }],
  ['of yesterday', 401, { age: 86_400 }],
])('a token %s is refused', async (_, status, change) => {
  const error = await readIntuneToken(await tokenWith(change), keys, rules).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect((error as AppError).status).toBe(status);
});

test('what is no token has no key', () => {
  expect(() => keyOf('nothing')).toThrow(AppError);
});
