import type { App } from '@foremast/kernel/app';
import type { Ctx } from '@foremast/kernel/context';
import { ALL, type OutgoingOAuthConnectionRow, outgoingOAuthConnections } from '@foremast/store/queries/outgoing-oauth-connections';
import { type ConnectionToken, fetchConnectionToken } from './connection-token.ts';

/** A token that is about to end is not used any more. */
const MARGIN_MS = 10_000;
/** How long one is kept whose end nobody told. */
const UNTOLD_MS = 60_000;

interface Kept {
  readonly version: number;
  readonly token: Promise<ConnectionToken | undefined>;
  until: number;
}

/** By connection: there are no more of them than connections. */
const keptTokens = new WeakMap<App, Map<string, Kept>>();

const covers = (audience: string, url: string): boolean =>
  audience.endsWith('*') ? url.startsWith(audience.slice(0, -1)) : audience === url || audience.replace(/\/+$/, '') === url.replace(/\/+$/, '');

/** The connection that says it is for this address; the more exactly it says so, the better. */
export async function connectionFor(ctx: Ctx, url: string): Promise<OutgoingOAuthConnectionRow | undefined> {
  const all = (await ctx.db.cached(outgoingOAuthConnections, ALL)) ?? [];
  const fitting = all.flatMap((connection) =>
    connection.audiences.filter((audience) => covers(audience, url)).map((audience) => ({ connection, weight: audience.length })),
  );
  return fitting.sort((a, b) => b.weight - a.weight)[0]?.connection;
}

/** A token of the connection, from memory while it is good. */
function tokenOf(ctx: Ctx, connection: OutgoingOAuthConnectionRow): Promise<ConnectionToken | undefined> {
  let kept = keptTokens.get(ctx.app);
  if (!kept) keptTokens.set(ctx.app, (kept = new Map()));
  const found = kept.get(connection.id);
  if (found && found.version === connection.update_at && found.until > ctx.now()) return found.token;
  const token = fetchConnectionToken(ctx, connection);
  const made: Kept = { version: connection.update_at, token, until: ctx.now() + UNTOLD_MS };
  kept.set(connection.id, made);
  const forget = () => {
    if (kept.get(connection.id) === made) kept.delete(connection.id);
  };
  token.then((got) => {
    if (!got) forget();
    else if (got.expiresIn !== undefined) made.until = ctx.now() + got.expiresIn * 1000 - MARGIN_MS;
  }, forget);
  return token;
}

/**
 * The `Authorization` header for calling a program at an address: of the connection that is for it. Undefined where there is
 * none, where connections are switched off, and where no token could be had; the log tells the last.
 */
export async function connectionAuthorization(ctx: Ctx, url: string): Promise<string | undefined> {
  if (!ctx.config.ServiceSettings.EnableOutgoingOAuthConnections) return undefined;
  const connection = await connectionFor(ctx, url);
  if (!connection) return undefined;
  const token = await tokenOf(ctx, connection).catch(() => undefined);
  if (!token) ctx.app.log.write('warn', 'a connection gave no token', { connection_id: connection.id });
  return token?.authorization;
}
