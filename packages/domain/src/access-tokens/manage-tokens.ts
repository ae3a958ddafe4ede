import type { Ctx } from '@foremast/kernel/context';
import { badRequest, invalidBody, notFound, switchedOff } from '@foremast/kernel/error';
import { newId, token as newToken } from '@foremast/kernel/id';
import { allOf, type Requirement } from '@foremast/kernel/permission';
import {
  type AccessTokenRow,
  deleteAccessToken,
  findAccessToken,
  insertAccessToken,
  setAccessTokenActive,
} from '@foremast/store/queries/access-tokens';
import { deleteSession, sessionsByToken } from '@foremast/store/queries/sessions';
import type { UserAccessToken } from '@foremast/wire/models/access-token';
import { audit } from '../audits/audit.ts';
import { changeableAccount } from '../permissions/account.ts';
import { onSystem } from '../permissions/system.ts';
import { tellTokenAdded } from '../users/account-mails.ts';
import { getAccount, getHeldAccount } from '../users/get-account.ts';

const DESCRIPTION_MAX = 255;

export const presentToken = ({ token: _, ...row }: AccessTokenRow): UserAccessToken => row;

/** May do this with the tokens of that person. */
export const withTokensOf = (permission: string, userId: string): Requirement => allOf(onSystem(permission), changeableAccount(userId));

/** A new token, the only time that its secret is told. Bots have theirs whatever the settings say. */
export async function createToken(ctx: Ctx, userId: string, description: string): Promise<UserAccessToken> {
  if (description === '') throw invalidBody('description');
  await ctx.require(withTokensOf('create_user_access_token', userId));
  const user = await getAccount(ctx.db, userId);
  if (user.bot_id === null && !ctx.config.ServiceSettings.EnableUserAccessTokens) throw switchedOff('app.user_access_token.disabled');
  if (description.length > DESCRIPTION_MAX) throw badRequest('model.user_access_token.is_valid.description.app_error');
  const row: AccessTokenRow = { id: newId(), token: newToken(26), user_id: userId, description, is_active: true };
  await ctx.tx(async (tx) => {
    await getHeldAccount(tx, userId);
    await insertAccessToken(tx.db, row);
    await audit(tx, { extra: `success - token_id=${row.id}` });
    if (user.bot_id === null) await tellTokenAdded(tx, user);
  });
  return row;
}

/** Throws `app.user_access_token.get_by_user.app_error` (404). */
export async function getToken(ctx: Ctx, id: string): Promise<AccessTokenRow> {
  const row = await findAccessToken(ctx.db, id);
  if (!row) throw notFound('app.user_access_token.get_by_user.app_error');
  return row;
}

async function endSession(ctx: Ctx, row: AccessTokenRow, change: 'delete' | 'disable'): Promise<void> {
  await ctx.tx(async (tx) => {
    if (change === 'delete') await deleteAccessToken(tx.db, row.id);
    else await setAccessTokenActive(tx.db, row.id, false);
    const session = await tx.db.cached(sessionsByToken, row.token);
    if (session) await deleteSession(tx.db, session);
    await audit(tx, { extra: `success - token_id=${row.id}` });
  });
}

/** Takes a token back for good. */
export async function revokeToken(ctx: Ctx, id: string): Promise<void> {
  if (id === '') throw invalidBody('token_id');
  const row = await getToken(ctx, id);
  await ctx.require(withTokensOf('revoke_user_access_token', row.user_id));
  await endSession(ctx, row, 'delete');
}

export async function disableToken(ctx: Ctx, id: string): Promise<void> {
  if (id === '') throw invalidBody('token_id');
  const row = await getToken(ctx, id);
  await ctx.require(withTokensOf('revoke_user_access_token', row.user_id));
  await endSession(ctx, row, 'disable');
}

export async function enableToken(ctx: Ctx, id: string): Promise<void> {
  if (id === '') throw invalidBody('token_id');
  const row = await getToken(ctx, id);
  await ctx.require(withTokensOf('create_user_access_token', row.user_id));
  await ctx.tx(async (tx) => {
    await setAccessTokenActive(tx.db, row.id, true);
    await audit(tx, { extra: `success - token_id=${row.id}` });
  });
}
