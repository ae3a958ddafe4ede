import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { decodeBody, WrongShape } from '@foremast/kernel/decode';
import { AppError, badRequest, unauthorized } from '@foremast/kernel/error';
import { t } from '@foremast/wire/scalars';
import type { JSONWebKeySet } from 'jose';
import { guardedFetch } from '../net/guarded-fetch.ts';
import { type Identity, readIdentity } from './identity.ts';

/** What an app must be allowed to ask for a session here. */
const SCOPE = 'login.mattermost';
const TOLERANCE_S = 60;
const TIMEOUT_MS = 10_000;
const KEPT_MS = 10 * 60_000;

const refused = (why: string) => badRequest(`api.user.login_by_intune.${why}.app_error`);

interface Kept {
  readonly address: string;
  readonly until: number;
  readonly keys: Promise<JSONWebKeySet>;
}
const kept = new WeakMap<App, Kept>();

async function fetchKeys(ctx: Ctx, address: string): Promise<JSONWebKeySet> {
  const response = await guardedFetch(ctx.config, address, { timeoutMs: TIMEOUT_MS, mayBePrivate: true });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
}

/** The keys that the directory signs with, from memory while they are fresh. */
function keysOf(ctx: Ctx, address: string): Promise<JSONWebKeySet> {
  const found = kept.get(ctx.app);
  if (found?.address === address && found.until > ctx.now()) return found.keys;
  const made = { address, until: ctx.now() + KEPT_MS, keys: fetchKeys(ctx, address) };
  kept.set(ctx.app, made);
  made.keys.catch(() => {
    if (kept.get(ctx.app) === made) kept.delete(ctx.app);
  });
  return made.keys;
}

/** The directory's own address; clouds of nations have others. */
function authority(ctx: Ctx): string {
  const { AuthEndpoint } = ctx.config.Office365Settings;
  return URL.canParse(AuthEndpoint) ? new URL(AuthEndpoint).origin : 'https://login.microsoftonline.com';
}

const Claims = t.Object({
  tid: t.String(),
  oid: t.String(),
  scp: t.String(),
  email: t.String(),
  preferred_username: t.String(),
  upn: t.String(),
  given_name: t.String(),
  family_name: t.String(),
});

async function verified(ctx: Ctx, token: string): Promise<unknown> {
  const { TenantId, ClientId } = ctx.config.IntuneSettings;
  const { createLocalJWKSet, errors, jwtVerify } = await import('jose');
  const site = authority(ctx);
  const keys = await keysOf(ctx, `${site}/${TenantId}/discovery/v2.0/keys`).catch((error: unknown) => {
    ctx.app.log.write('warn', 'the keys of the directory cannot be had', { reason: String(error) });
    throw new AppError('api.user.login_by_intune.keys.app_error', 503);
  });
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ['RS256'],
      issuer: [`${site}/${TenantId}/v2.0`, `https://sts.windows.net/${TenantId}/`],
      audience: [`api://${ClientId}`, ClientId],
      clockTolerance: TOLERANCE_S,
      currentDate: new Date(ctx.now()),
      requiredClaims: ['exp', 'oid', 'tid'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw unauthorized('api.user.login_by_intune.expired.app_error');
    throw refused('token');
  }
}

/**
 * Whom a token of the directory speaks of. Throws `api.user.login_by_intune.*`: 401 for one that is over, 503 while its keys cannot
 * be had, 400 for one that is not ours.
 */
export async function readEntraToken(ctx: Ctx, token: string): Promise<Identity> {
  if (token === '') throw refused('token');
  const payload = await verified(ctx, token);
  try {
    const { tid, oid, scp, email, preferred_username, upn, given_name, family_name } = decodeBody(Claims, payload);
    if (tid !== ctx.config.IntuneSettings.TenantId || !scp.split(' ').includes(SCOPE)) throw refused('token');
    const sent = { id: oid, mail: email || preferred_username || upn, given_name, family_name, preferred_username };
    const identity = readIdentity('office365', sent, ctx.config.Office365Settings.UsePreferredUsername);
    if (!identity) throw refused('claims');
    return identity;
  } catch (error) {
    throw error instanceof WrongShape ? refused('claims') : error;
  }
}
