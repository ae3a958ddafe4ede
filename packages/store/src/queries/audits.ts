import type { Db, WriteDb } from '../store.ts';

export interface AuditRow {
  id: string;
  create_at: number;
  user_id: string;
  action: string;
  extra_info: string;
  ip_address: string;
  session_id: string;
}

const columns = [
  'id',
  'createat as create_at',
  'userid as user_id',
  'action',
  'extrainfo as extra_info',
  'ipaddress as ip_address',
  'sessionid as session_id',
] as const;

export async function insertAudit(db: WriteDb, a: AuditRow): Promise<void> {
  await db
    .insertInto('audits')
    .values({
      id: a.id,
      createat: a.create_at,
      userid: a.user_id,
      action: a.action,
      extrainfo: a.extra_info,
      ipaddress: a.ip_address,
      sessionid: a.session_id,
    })
    .execute();
}

/** The newest first; of everybody when no person is named. */
export async function listAudits(db: Db, userId: string, offset: number, limit: number): Promise<AuditRow[]> {
  const query = db.selectFrom('audits').select(columns).orderBy('createat', 'desc').orderBy('id').offset(offset).limit(limit);
  return (userId === '' ? query : query.where('userid', '=', userId)).execute();
}
