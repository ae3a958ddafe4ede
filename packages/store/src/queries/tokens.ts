import type { Db, WriteDb } from '../store.ts';

export interface TokenRow {
  token: string;
  create_at: number;
  type: string;
  extra: string;
}

const columns = ['token', 'createat as create_at', 'type', 'extra'] as const;

export async function findToken(db: Db, token: string): Promise<TokenRow | undefined> {
  return db.selectFrom('tokens').select(columns).where('token', '=', token).executeTakeFirst();
}

/** Those of a type whose stored details contain a text. */
export async function tokensOfType(db: Db, type: string, about: string): Promise<TokenRow[]> {
  return db.selectFrom('tokens').select(columns).where('type', '=', type).where(db.dialect.contains('extra', about)).execute();
}

export async function insertToken(db: WriteDb, { token, create_at, type, extra }: TokenRow): Promise<void> {
  await db.insertInto('tokens').values({ token, createat: create_at, type, extra }).execute();
}

/** False: it was not there, somebody else has just used it. */
export async function deleteToken(db: WriteDb, token: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('tokens').where('token', '=', token).executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteTokens(db: WriteDb, tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0) await db.deleteFrom('tokens').where(db.dialect.anyOf('token', tokens)).execute();
}

export async function deleteOldTokens(db: WriteDb, before: number): Promise<void> {
  await db.deleteFrom('tokens').where('createat', '<', before).execute();
}
