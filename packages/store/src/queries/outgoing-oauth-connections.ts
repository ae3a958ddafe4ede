import { cache } from '../cache.ts';
import type { Db, WriteDb } from '../store.ts';

export type GrantType = 'client_credentials' | 'password';

export interface OutgoingOAuthConnectionRow {
  id: string;
  name: string;
  creator_id: string;
  create_at: number;
  update_at: number;
  client_id: string;
  client_secret: string;
  credentials_username: string | null;
  credentials_password: string | null;
  oauth_token_url: string;
  grant_type: GrantType;
  audiences: string[];
}

const columns = [
  'id',
  'name',
  'creatorid as creator_id',
  'createat as create_at',
  'updateat as update_at',
  'clientid as client_id',
  'clientsecret as client_secret',
  'credentialsusername as credentials_username',
  'credentialspassword as credentials_password',
  'oauthtokenurl as oauth_token_url',
  'granttype as grant_type',
  'audiences',
] as const;

type Stored = Omit<OutgoingOAuthConnectionRow, 'audiences'> & { audiences: string };
const toRow = (stored: Stored): OutgoingOAuthConnectionRow => ({ ...stored, audiences: JSON.parse(stored.audiences || '[]') as string[] });

export async function findOutgoingOAuthConnection(db: Db, id: string): Promise<OutgoingOAuthConnectionRow | undefined> {
  const stored = await db.selectFrom('outgoingoauthconnections').select(columns).where('id', '=', id).executeTakeFirst();
  return stored && toRow(stored);
}

/** By id, those after `after`. */
export async function listOutgoingOAuthConnections(db: Db, after: string, limit: number): Promise<OutgoingOAuthConnectionRow[]> {
  const query = db.selectFrom('outgoingoauthconnections').select(columns).where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(toRow);
}

const MOST = 1000;
export const ALL = 'all';

/** All connections, under one key: every call of a program elsewhere is held against them. */
export const outgoingOAuthConnections = cache<OutgoingOAuthConnectionRow[]>(
  'outgoing_oauth_connections',
  async (db) => (await db.selectFrom('outgoingoauthconnections').select(columns).orderBy('createat').orderBy('id').limit(MOST).execute()).map(toRow),
  2,
);

const values = (row: OutgoingOAuthConnectionRow) => ({
  name: row.name,
  creatorid: row.creator_id,
  createat: row.create_at,
  updateat: row.update_at,
  clientid: row.client_id,
  clientsecret: row.client_secret,
  credentialsusername: row.credentials_username,
  credentialspassword: row.credentials_password,
  oauthtokenurl: row.oauth_token_url,
  granttype: row.grant_type,
  audiences: JSON.stringify(row.audiences),
});

export async function insertOutgoingOAuthConnection(db: WriteDb, row: OutgoingOAuthConnectionRow): Promise<void> {
  await db
    .insertInto('outgoingoauthconnections')
    .values({ id: row.id, ...values(row) })
    .execute();
  db.touch(outgoingOAuthConnections, ALL);
}

export async function updateOutgoingOAuthConnection(db: WriteDb, row: OutgoingOAuthConnectionRow): Promise<void> {
  await db.updateTable('outgoingoauthconnections').set(values(row)).where('id', '=', row.id).execute();
  db.touch(outgoingOAuthConnections, ALL);
}

/** False when there was none. */
export async function deleteOutgoingOAuthConnection(db: WriteDb, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('outgoingoauthconnections').where('id', '=', id).executeTakeFirst();
  db.touch(outgoingOAuthConnections, ALL);
  return numDeletedRows > 0n;
}
