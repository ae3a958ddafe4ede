import { type Db, hot, type WriteDb } from '../store.ts';

/** A key with which a program works in somebody's name, until it is taken back. */
export interface AccessTokenRow {
  id: string;
  token: string;
  user_id: string;
  description: string;
  is_active: boolean;
}

const columns = ['id', 'token', 'userid as user_id', 'description', 'isactive as is_active'] as const;
const byToken = hot<{ token: string }, AccessTokenRow>(
  (db, p) => db.selectFrom('useraccesstokens').select(columns).where('token', '=', p.token) as never,
);

export async function findAccessTokenBySecret(db: Db, token: string): Promise<AccessTokenRow | undefined> {
  return (await byToken(db, { token }))[0];
}

export async function findAccessToken(db: Db, id: string): Promise<AccessTokenRow | undefined> {
  return db.selectFrom('useraccesstokens').select(columns).where('id', '=', id).executeTakeFirst();
}

export async function accessTokensPage(db: Db, userId: string | undefined, offset: number, limit: number): Promise<AccessTokenRow[]> {
  const query = db.selectFrom('useraccesstokens').select(columns).orderBy('id').offset(offset).limit(limit);
  return (userId === undefined ? query : query.where('userid', '=', userId)).execute();
}

/** By the token's id, or the owner's id or user name; the description is not looked at. */
export async function searchAccessTokens(db: Db, term: string): Promise<AccessTokenRow[]> {
  return db
    .selectFrom('useraccesstokens')
    .innerJoin('users', 'users.id', 'useraccesstokens.userid')
    .select([
      'useraccesstokens.id',
      'useraccesstokens.token',
      'useraccesstokens.userid as user_id',
      'useraccesstokens.description',
      'useraccesstokens.isactive as is_active',
    ])
    .where((eb) =>
      eb.or([
        db.dialect.startsWith('useraccesstokens.id', term),
        db.dialect.startsWith('useraccesstokens.userid', term),
        db.dialect.startsWith('users.username', term),
      ] as never),
    )
    .orderBy('useraccesstokens.id')
    .execute();
}

export async function insertAccessToken(db: WriteDb, row: AccessTokenRow): Promise<void> {
  await db
    .insertInto('useraccesstokens')
    .values({ id: row.id, token: row.token, userid: row.user_id, description: row.description, isactive: row.is_active })
    .execute();
}

export async function setAccessTokenActive(db: WriteDb, id: string, active: boolean): Promise<void> {
  await db.updateTable('useraccesstokens').set({ isactive: active }).where('id', '=', id).execute();
}

export async function deleteAccessToken(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('useraccesstokens').where('id', '=', id).execute();
}
