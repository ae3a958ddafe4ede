import type { Db, WriteDb } from '../store.ts';

/** A message to be sent later, as stored; `props`, `file_ids` and `priority` are JSON text. */
export interface ScheduledPostRow {
  id: string;
  create_at: number;
  update_at: number;
  user_id: string;
  channel_id: string;
  root_id: string;
  message: string;
  props: string;
  file_ids: string;
  priority: string | null;
  scheduled_at: number;
  processed_at: number;
  error_code: string;
  type: string | null;
}

const columns = [
  'scheduledposts.id',
  'scheduledposts.createat as create_at',
  'scheduledposts.updateat as update_at',
  'scheduledposts.userid as user_id',
  'scheduledposts.channelid as channel_id',
  'scheduledposts.rootid as root_id',
  'scheduledposts.message',
  'scheduledposts.props',
  'scheduledposts.fileids as file_ids',
  'scheduledposts.priority',
  'scheduledposts.scheduledat as scheduled_at',
  'scheduledposts.processedat as processed_at',
  'scheduledposts.errorcode as error_code',
  'scheduledposts.type',
] as const;

const values = (r: ScheduledPostRow) => ({
  createat: r.create_at,
  updateat: r.update_at,
  userid: r.user_id,
  channelid: r.channel_id,
  rootid: r.root_id,
  message: r.message,
  props: r.props,
  fileids: r.file_ids,
  priority: r.priority,
  scheduledat: r.scheduled_at,
  processedat: r.processed_at,
  errorcode: r.error_code,
  type: r.type,
});

export async function findScheduledPost(db: Db, id: string): Promise<ScheduledPostRow | undefined> {
  return db.selectFrom('scheduledposts').select(columns).where('id', '=', id).executeTakeFirst();
}
export async function insertScheduledPost(db: WriteDb, row: ScheduledPostRow): Promise<void> {
  await db
    .insertInto('scheduledposts')
    .values({ id: row.id, ...values(row) })
    .execute();
}
/** False: it is not there any more. */
export async function updateScheduledPost(db: WriteDb, row: ScheduledPostRow): Promise<boolean> {
  const changed = await db.updateTable('scheduledposts').set(values(row)).where('id', '=', row.id).returning('id').executeTakeFirst();
  return changed !== undefined;
}

/** Takes one out; false: somebody else has. */
export async function takeScheduledPost(db: WriteDb, id: string): Promise<boolean> {
  const taken = await db.deleteFrom('scheduledposts').where('id', '=', id).returning('id').executeTakeFirst();
  return taken !== undefined;
}

/** A person's in one team, or in direct channels for '', the next first. */
export async function scheduledPostsOf(db: Db, userId: string, teamId: string): Promise<ScheduledPostRow[]> {
  return db
    .selectFrom('scheduledposts')
    .innerJoin('channels', 'channels.id', 'scheduledposts.channelid')
    .select(columns)
    .where('scheduledposts.userid', '=', userId)
    .where('channels.teamid', '=', teamId)
    .orderBy('scheduledposts.scheduledat')
    .orderBy('scheduledposts.createat')
    .execute();
}

/** Those whose time has come and that have not failed, the longest due first. */
export async function dueScheduledPosts(db: Db, until: number, limit: number): Promise<ScheduledPostRow[]> {
  return db
    .selectFrom('scheduledposts')
    .select(columns)
    .where('scheduledat', '<=', until)
    .where('errorcode', '=', '')
    .orderBy('scheduledat')
    .limit(limit)
    .execute();
}
