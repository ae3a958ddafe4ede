import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';
import { CHANNEL_PEOPLE } from './channel-members.ts';
import { holdsRole } from './user-roles.ts';

export const userColumns = [
  'users.id',
  'users.createat as create_at',
  'users.updateat as update_at',
  'users.deleteat as delete_at',
  'users.username',
  'users.password',
  'users.authdata as auth_data',
  'users.authservice as auth_service',
  'users.email',
  'users.emailverified as email_verified',
  'users.nickname',
  'users.firstname as first_name',
  'users.lastname as last_name',
  'users.roles',
  'users.allowmarketing as allow_marketing',
  'users.props',
  'users.notifyprops as notify_props',
  'users.lastpasswordupdate as last_password_update',
  'users.lastpictureupdate as last_picture_update',
  'users.failedattempts as failed_attempts',
  'users.locale',
  'users.mfaactive as mfa_active',
  'users.mfasecret as mfa_secret',
  'users.position',
  'users.timezone',
  'users.remoteid as remote_id',
  'users.lastlogin as last_login',
  'users.mfausedtimestamps as mfa_used_timestamps',
  'bots.userid as bot_id',
  'bots.description as bot_description',
  'bots.lasticonupdate as bot_last_icon_update',
] as const;

/** A person or a bot as stored. `bot_id` is null for people. Never leaves the server as it is: see `presentUser`. */
export interface UserRow {
  id: string;
  create_at: number;
  update_at: number;
  delete_at: number;
  username: string;
  password: string;
  auth_data: string | null;
  auth_service: string;
  email: string;
  email_verified: boolean;
  nickname: string;
  first_name: string;
  last_name: string;
  roles: string;
  allow_marketing: boolean;
  props: Record<string, string>;
  notify_props: Record<string, string>;
  last_password_update: number;
  last_picture_update: number;
  failed_attempts: number;
  locale: string;
  mfa_active: boolean;
  mfa_secret: string;
  position: string;
  timezone: Record<string, string> | null;
  remote_id: string | null;
  last_login: number;
  mfa_used_timestamps: string[] | null;
  bot_id: string | null;
  bot_description: string | null;
  bot_last_icon_update: number | null;
}

/** People and bots, with the bot's columns joined. */
export const selectUsers = (db: Db) => db.selectFrom('users').leftJoin('bots', 'bots.userid', 'users.id').select(userColumns);

const byId = hot<{ id: string }, UserRow>((db, p) => selectUsers(db).where('users.id', '=', p.id) as never);
const byUsername = hot<{ username: string }, UserRow>((db, p) => selectUsers(db).where('users.username', '=', p.username) as never);
const byEmail = hot<{ email: string }, UserRow>((db, p) => selectUsers(db).where('users.email', '=', p.email) as never);

/** Users by id. */
export const usersById = cache<UserRow>('users', async (db, id) => (await byId(db, { id }))[0], 50_000);

export async function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.cached(usersById, id);
}
export async function findUserByUsername(db: Db, username: string): Promise<UserRow | undefined> {
  return (await byUsername(db, { username }))[0];
}
export async function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return (await byEmail(db, { email }))[0];
}

/** In the order of their usernames. */
export async function usersByIds(db: Db, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return [];
  return (await selectUsers(db).where(db.dialect.anyOf('users.id', ids)).orderBy('users.username').execute()) as UserRow[];
}

export async function usersByUsernames(db: Db, names: readonly string[]): Promise<UserRow[]> {
  if (names.length === 0) return [];
  return (await selectUsers(db).where(db.dialect.anyOf('users.username', names)).orderBy('users.username').execute()) as UserRow[];
}

const named = hot<{ names: unknown }, Pick<UserRow, 'id' | 'username'>>(
  (db, p) => db.selectFrom('users').select(['id', 'username']).where(db.dialect.anyOfListUnseen('username', p.names)) as never,
);
/** Who has these usernames, by their usernames; in no order. */
export const idsByUsernames = async (db: Db, names: readonly string[]): Promise<Map<string, string>> =>
  names.length === 0 ? new Map() : new Map((await named(db, { names: db.dialect.list(names) })).map(({ id, username }) => [username, id]));

/** Is there any account? `noAccounts` decides who becomes the first administrator. */
export async function anyUser(db: Db): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Who signs in elsewhere with these credentials. */
export async function findUserByAuthData(db: Db, authData: string): Promise<UserRow | undefined> {
  return (await selectUsers(db).where('users.authdata', '=', authData).limit(1).executeTakeFirst()) as UserRow | undefined;
}

/** People who sign in with a service, after this id, by id; '' is ourselves. */
export async function usersOfService(db: Db, service: string, after: string, limit: number): Promise<UserRow[]> {
  const query = selectUsers(db)
    .where('users.authservice', '=', service)
    .where('users.id', '>', after)
    .where('users.deleteat', '=', 0)
    .where('bots.userid', 'is', null);
  return (await query.orderBy('users.id').limit(limit).execute()) as UserRow[];
}

/** Until this transaction ends nobody else changes who is an administrator, nor this account: two could each take the other for the one who stays. */
export async function holdAdministrators(db: WriteDb, userId: string): Promise<void> {
  await db
    .selectFrom('users')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', userId), eb.and([eb('deleteat', '=', 0), holdsRole('system_admin')])]))
    .orderBy('id')
    .modifyEnd(db.dialect.holdingRows)
    .execute();
  db.readAnew(usersById, userId);
}

/** Is there an active administrator besides this one? Bots do not count: nobody can sign in as one. */
export async function anyOtherAdmin(db: Db, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('users')
    .select('id')
    .where('id', '!=', userId)
    .where('deleteat', '=', 0)
    .where(holdsRole('system_admin'))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('bots').select('bots.userid').whereRef('bots.userid', '=', 'users.id'))))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type NewUser = Omit<UserRow, 'bot_id' | 'bot_description' | 'bot_last_icon_update'>;

const json = (v: unknown) => JSON.stringify(v);

export async function insertUser(db: WriteDb, u: NewUser): Promise<void> {
  await db
    .insertInto('users')
    .values({
      id: u.id,
      createat: u.create_at,
      updateat: u.update_at,
      deleteat: u.delete_at,
      username: u.username,
      password: u.password,
      authdata: u.auth_data,
      authservice: u.auth_service,
      email: u.email,
      emailverified: u.email_verified,
      nickname: u.nickname,
      firstname: u.first_name,
      lastname: u.last_name,
      roles: u.roles,
      allowmarketing: u.allow_marketing,
      props: json(u.props),
      notifyprops: json(u.notify_props),
      lastpasswordupdate: u.last_password_update,
      lastpictureupdate: u.last_picture_update,
      failedattempts: u.failed_attempts,
      locale: u.locale,
      mfaactive: u.mfa_active,
      mfasecret: u.mfa_secret,
      position: u.position,
      timezone: json(u.timezone),
      remoteid: u.remote_id,
      lastlogin: u.last_login,
      mfausedtimestamps: json(u.mfa_used_timestamps),
    })
    .execute();
  db.touch(usersById, u.id);
}

const COLUMN_OF = {
  update_at: 'updateat',
  delete_at: 'deleteat',
  username: 'username',
  password: 'password',
  auth_data: 'authdata',
  auth_service: 'authservice',
  email: 'email',
  email_verified: 'emailverified',
  nickname: 'nickname',
  first_name: 'firstname',
  last_name: 'lastname',
  roles: 'roles',
  allow_marketing: 'allowmarketing',
  props: 'props',
  notify_props: 'notifyprops',
  last_password_update: 'lastpasswordupdate',
  last_picture_update: 'lastpictureupdate',
  failed_attempts: 'failedattempts',
  locale: 'locale',
  mfa_active: 'mfaactive',
  mfa_secret: 'mfasecret',
  position: 'position',
  timezone: 'timezone',
  remote_id: 'remoteid',
  last_login: 'lastlogin',
  mfa_used_timestamps: 'mfausedtimestamps',
} as const;
const JSON_COLUMNS: ReadonlySet<string> = new Set(['props', 'notify_props', 'timezone', 'mfa_used_timestamps']);

export type UserChange = Partial<Pick<UserRow, keyof typeof COLUMN_OF>>;

/** What of a person memory keeps with each of the person's channels. */
const WITH_CHANNELS: readonly (keyof UserChange)[] = ['username', 'first_name', 'roles', 'delete_at', 'notify_props'];

async function touchChannelsOf(db: WriteDb, userId: string): Promise<void> {
  const channels = await db.selectFrom('channelmembers').select('channelid').where('userid', '=', userId).execute();
  for (const { channelid } of channels) db.touchNamed(CHANNEL_PEOPLE, channelid);
}

export async function updateUser(db: WriteDb, id: string, change: UserChange): Promise<void> {
  const set = Object.fromEntries(
    Object.entries(change).map(([name, value]) => [COLUMN_OF[name as keyof typeof COLUMN_OF], JSON_COLUMNS.has(name) ? json(value) : value]),
  );
  if (Object.keys(set).length === 0) return;
  await db.updateTable('users').set(set).where('id', '=', id).execute();
  db.touch(usersById, id);
  if (WITH_CHANNELS.some((name) => name in change)) await touchChannelsOf(db, id);
}

/** Counts one more wrong answer, in the database: guesses that arrive together are counted one by one. False: it were too many. */
export async function countFailedAttempt(db: WriteDb, id: string, most: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set((eb) => ({ failedattempts: eb(eb.fn.coalesce('failedattempts', eb.lit(0)), '+', 1) }))
    .where('id', '=', id)
    .where((eb) => eb(eb.fn.coalesce('failedattempts', eb.lit(0)), '<', most))
    .executeTakeFirst();
  db.touch(usersById, id);
  return numUpdatedRows > 0n;
}

/** The steps of the second factor that are spent, as the database has them at this moment. */
export async function spentStepsOf(db: Db, id: string): Promise<readonly string[]> {
  const row = await db.selectFrom('users').select('mfausedtimestamps').where('id', '=', id).executeTakeFirst();
  return row?.mfausedtimestamps ?? [];
}

/** As the database has it at this moment. */
export async function failedAttemptsOf(db: Db, id: string): Promise<number> {
  const row = await db.selectFrom('users').select('failedattempts').where('id', '=', id).executeTakeFirst();
  return row?.failedattempts ?? 0;
}
