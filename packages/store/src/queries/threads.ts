import { type Db, hot, type WriteDb } from '../store.ts';

/** A root with replies. `participants` are those who replied, in the order of their latest replies. */
export interface ThreadRow {
  post_id: string;
  reply_count: number;
  last_reply_at: number;
  participants: string[] | null;
  channel_id: string;
  delete_at: number | null;
  team_id: string;
}

export const threadColumns = [
  'threads.postid as post_id',
  'threads.replycount as reply_count',
  'threads.lastreplyat as last_reply_at',
  'threads.participants',
  'threads.channelid as channel_id',
  'threads.threaddeleteat as delete_at',
  'threads.threadteamid as team_id',
] as const;

const byId = hot<{ id: string }, ThreadRow>((db, p) => db.selectFrom('threads').select(threadColumns).where('postid', '=', p.id) as never);
const byIds = hot<{ ids: unknown }, ThreadRow>(
  (db, p) => db.selectFrom('threads').select(threadColumns).where(db.dialect.anyOfList('postid', p.ids)) as never,
);

export const findThread = async (db: Db, rootId: string): Promise<ThreadRow | undefined> => (await byId(db, { id: rootId }))[0];
export const threadsByIds = async (db: Db, rootIds: readonly string[]): Promise<ThreadRow[]> =>
  rootIds.length === 0 ? [] : byIds(db, { ids: db.dialect.list(rootIds) });

const countReply = hot<{ id: string; at: number }, ThreadRow>(
  (db, p) =>
    db
      .updateTable('threads')
      .set((eb) => ({ replycount: eb('replycount', '+', 1), lastreplyat: db.dialect.greatest(eb.ref('lastreplyat'), eb.val(p.at)) }))
      .where('postid', '=', p.id)
      .returning(threadColumns) as never,
);
const setParticipants = hot<{ id: string; participants: string }, never>(
  (db, p) => db.updateTable('threads').set({ participants: p.participants }).where('postid', '=', p.id) as never,
);
const insertThread = hot<{ id: string; at: number; participants: string; channelId: string; teamId: string }, ThreadRow>(
  (db, p) =>
    db
      .insertInto('threads')
      .values({
        postid: p.id,
        replycount: 1,
        lastreplyat: p.at,
        participants: p.participants,
        channelid: p.channelId,
        threaddeleteat: null,
        threadteamid: p.teamId,
      })
      .onConflict((c) =>
        c.column('postid').doUpdateSet((eb) => ({
          replycount: eb('threads.replycount', '+', 1),
          lastreplyat: db.dialect.greatest(eb.ref('threads.lastreplyat'), eb.val(p.at)),
        })),
      )
      .returning(threadColumns) as never,
);

export interface Reply {
  readonly root_id: string;
  readonly channel_id: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly at: number;
}

/** Counts a reply in its thread, which begins with the first one; the one who replied becomes the last of its participants. */
export async function addReply(db: WriteDb, r: Reply): Promise<ThreadRow> {
  const row =
    (await countReply(db, { id: r.root_id, at: r.at }))[0] ??
    (await insertThread(db, { id: r.root_id, at: r.at, participants: JSON.stringify([r.user_id]), channelId: r.channel_id, teamId: r.team_id }))[0];
  if (!row) throw new Error('the thread was not written');
  const known = row.participants ?? [];
  if (known.at(-1) === r.user_id) return row;
  const participants = [...known.filter((id) => id !== r.user_id), r.user_id];
  await setParticipants(db, { id: r.root_id, participants: JSON.stringify(participants) });
  return { ...row, participants };
}

const repliesSince = hot<{ rootId: string; since: number }, { at: number }>(
  (db, p) =>
    db
      .selectFrom('posts')
      .select('createat as at')
      .where('rootid', '=', p.rootId)
      .where('deleteat', '=', 0)
      .where('createat', '>', p.since)
      .orderBy('createat') as never,
);
/** When the live replies after an instant were written, oldest first. */
export async function replyTimes(db: Db, rootId: string, since: number): Promise<number[]> {
  return (await repliesSince(db, { rootId, since })).map((r) => r.at);
}

/** Roots that were deleted keep their threads, marked. */
export async function markThreadDeleted(db: WriteDb, rootId: string, at: number): Promise<void> {
  await db.updateTable('threads').set({ threaddeleteat: at }).where('postid', '=', rootId).execute();
}

export async function destroyThread(db: WriteDb, rootId: string): Promise<void> {
  await db.deleteFrom('threadmemberships').where('postid', '=', rootId).execute();
  await db.deleteFrom('threads').where('postid', '=', rootId).execute();
}
