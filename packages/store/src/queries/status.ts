import { cache } from '../cache.ts';
import { type Db, hot, type WriteDb } from '../store.ts';

export interface StatusRow {
  user_id: string;
  status: string;
  manual: boolean;
  last_activity_at: number;
  dnd_end_time: number;
  prev_status: string | null;
}

const columns = [
  'userid as user_id',
  'status',
  'manual',
  'lastactivityat as last_activity_at',
  'dndendtime as dnd_end_time',
  'prevstatus as prev_status',
] as const;
const byId = hot<{ userId: string }, StatusRow>((db, p) => db.selectFrom('status').select(columns).where('userid', '=', p.userId) as never);

/** Presence by user id. */
export const statusByUser = cache<StatusRow>('status', async (db, userId) => (await byId(db, { userId }))[0], 50_000);

export async function findStatus(db: Db, userId: string): Promise<StatusRow | undefined> {
  return db.cached(statusByUser, userId);
}

export async function statusesOf(db: Db, ids: readonly string[]): Promise<StatusRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('status').select(columns).where(db.dialect.anyOf('userid', ids)).execute();
}

interface Saved {
  readonly userId: string;
  readonly status: string;
  readonly manual: boolean;
  readonly lastActivityAt: number;
  readonly dndEndTime: number;
  readonly prevStatus: string;
}
const saving = (unlessChosen: boolean) => (db: Db, p: Saved) =>
  db
    .insertInto('status')
    .values({
      userid: p.userId,
      status: p.status,
      manual: p.manual,
      lastactivityat: p.lastActivityAt,
      dndendtime: p.dndEndTime,
      prevstatus: p.prevStatus,
    })
    .onConflict((c) => {
      const update = c.column('userid').doUpdateSet((eb) => ({
        status: eb.ref('excluded.status'),
        manual: eb.ref('excluded.manual'),
        lastactivityat: eb.ref('excluded.lastactivityat'),
        dndendtime: eb.ref('excluded.dndendtime'),
        prevstatus: eb.ref('excluded.prevstatus'),
      }));
      return unlessChosen ? update.where('status.manual', '=', false) : update;
    })
    .returning('userid') as never;
const save = hot<Saved, { userid: string }>(saving(false));
const saveUnlessChosen = hot<Saved, { userid: string }>(saving(true));

/** `unlessChosen`: what somebody has chosen by hand stays, also if that was a moment ago. Answers whether it was saved. */
export async function saveStatus(db: WriteDb, s: StatusRow, { unlessChosen = false } = {}): Promise<boolean> {
  const { user_id, status, manual, last_activity_at, dnd_end_time, prev_status } = s;
  const row = { userId: user_id, status, manual, lastActivityAt: last_activity_at, dndEndTime: dnd_end_time, prevStatus: prev_status ?? '' };
  const saved = await (unlessChosen ? saveUnlessChosen : save)(db, row);
  db.touch(statusByUser, user_id);
  return saved.length > 0;
}

/** Those whose time of not being disturbed is over. */
export async function dueDoNotDisturb(db: Db, nowSeconds: number, limit: number): Promise<StatusRow[]> {
  return db
    .selectFrom('status')
    .select(columns)
    .where('status', '=', 'dnd')
    .where('dndendtime', '>', 0)
    .where('dndendtime', '<=', nowSeconds)
    .limit(limit)
    .execute();
}

/** Everybody who is not offline. */
export async function presentPeople(db: Db): Promise<StatusRow[]> {
  return db.selectFrom('status').select(columns).where('status', '!=', 'offline').execute();
}
