import type { Db, WriteDb } from '../store.ts';
import { deleteSessions, type SessionRow, sessionColumns } from './sessions.ts';

/** Somebody agreed: who holds the code may have a token for it, once. */
export interface OAuthCodeRow {
  code: string;
  client_id: string;
  user_id: string;
  /** Seconds. */
  expires_in: number;
  create_at: number;
  redirect_uri: string;
  state: string;
  scope: string;
  code_challenge: string;
  code_challenge_method: string;
  resource: string;
}

/** What an app holds of a person: there is one for each pair. `token` is a session's. */
export interface OAuthGrantRow {
  token: string;
  refresh_token: string;
  redirect_uri: string;
  client_id: string;
  user_id: string;
  expires_at: number;
  scope: string;
  audience: string;
}

export async function insertOAuthCode(db: WriteDb, row: OAuthCodeRow): Promise<void> {
  await db
    .insertInto('oauthauthdata')
    .values({
      code: row.code,
      clientid: row.client_id,
      userid: row.user_id,
      expiresin: row.expires_in,
      createat: row.create_at,
      redirecturi: row.redirect_uri,
      state: row.state,
      scope: row.scope,
      codechallenge: row.code_challenge,
      codechallengemethod: row.code_challenge_method,
      resource: row.resource,
    })
    .execute();
}

export async function findOAuthCode(db: Db, code: string): Promise<OAuthCodeRow | undefined> {
  return db
    .selectFrom('oauthauthdata')
    .select([
      'code',
      'clientid as client_id',
      'userid as user_id',
      'expiresin as expires_in',
      'createat as create_at',
      'redirecturi as redirect_uri',
      'state',
      'scope',
      'codechallenge as code_challenge',
      'codechallengemethod as code_challenge_method',
      'resource',
    ])
    .where('code', '=', code)
    .executeTakeFirst();
}

/** False when it was used up meanwhile. */
export async function useOAuthCode(db: WriteDb, code: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('oauthauthdata').where('code', '=', code).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteOldOAuthCodes(db: WriteDb, before: number): Promise<void> {
  await db.deleteFrom('oauthauthdata').where('createat', '<', before).execute();
}

const grantColumns = [
  'token',
  'refreshtoken as refresh_token',
  'redirecturi as redirect_uri',
  'clientid as client_id',
  'userid as user_id',
  'expiresat as expires_at',
  'scope',
  'audience',
] as const;

export function findOAuthGrant(db: Db, userId: string, clientId: string): Promise<OAuthGrantRow | undefined> {
  return db.selectFrom('oauthaccessdata').select(grantColumns).where('clientid', '=', clientId).where('userid', '=', userId).executeTakeFirst();
}

export function findOAuthGrantToRefresh(db: Db, refreshToken: string): Promise<OAuthGrantRow | undefined> {
  return db.selectFrom('oauthaccessdata').select(grantColumns).where('refreshtoken', '=', refreshToken).executeTakeFirst();
}

/** Takes the place of what the app held before. */
export async function saveOAuthGrant(db: WriteDb, grant: OAuthGrantRow): Promise<void> {
  const held = {
    token: grant.token,
    refreshtoken: grant.refresh_token,
    redirecturi: grant.redirect_uri,
    expiresat: grant.expires_at,
    scope: grant.scope,
    audience: grant.audience,
  };
  await db
    .insertInto('oauthaccessdata')
    .values({ ...held, clientid: grant.client_id, userid: grant.user_id })
    .onConflict((c) => c.columns(['clientid', 'userid']).doUpdateSet(held))
    .execute();
}

/** What other programs may do in somebody's name. */
export async function deleteOAuthGrantsOfUser(db: WriteDb, userId: string): Promise<void> {
  await db.deleteFrom('oauthaccessdata').where('userid', '=', userId).execute();
  await db.deleteFrom('oauthauthdata').where('userid', '=', userId).execute();
}

/** Sessions that an app has of these people. */
async function sessionsOfApp(db: Db, clientId: string, userIds: readonly string[]): Promise<SessionRow[]> {
  const rows = (await db
    .selectFrom('sessions')
    .select(sessionColumns)
    .where(db.dialect.anyOf('userid', userIds))
    .where('isoauth', '=', true)
    .execute()) as SessionRow[];
  return rows.filter((session) => session.props.oauth_app_id === clientId);
}

/** The app may no longer act in this person's name: its sessions end, codes that wait are void. */
export async function withdrawOAuthGrant(db: WriteDb, userId: string, clientId: string): Promise<void> {
  await deleteSessions(db, await sessionsOfApp(db, clientId, [userId]));
  await db.deleteFrom('oauthaccessdata').where('clientid', '=', clientId).where('userid', '=', userId).execute();
  await db.deleteFrom('oauthauthdata').where('clientid', '=', clientId).where('userid', '=', userId).execute();
}

/** The same for up to `limit` of the people who allowed the app; answers how many there were. */
export async function withdrawOAuthGrantsOfApp(db: WriteDb, clientId: string, limit: number): Promise<number> {
  const grants = await db.selectFrom('oauthaccessdata').select(['token', 'userid']).where('clientid', '=', clientId).limit(limit).execute();
  const [tokens, people] = [grants.map(({ token }) => token), grants.map(({ userid }) => userid)];
  if (grants.length === 0) return 0;
  await deleteSessions(db, await sessionsOfApp(db, clientId, people));
  await db.deleteFrom('oauthaccessdata').where(db.dialect.anyOf('token', tokens)).execute();
  return grants.length;
}
