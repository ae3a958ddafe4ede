import { type Db, hot, type WriteDb } from '../store.ts';

/** A draft as stored; `props`, `file_ids` and `priority` are JSON text. */
export interface DraftRow {
  create_at: number;
  update_at: number;
  delete_at: number;
  user_id: string;
  channel_id: string;
  root_id: string;
  message: string;
  type: string | null;
  props: string;
  file_ids: string;
  priority: string | null;
}

const columns = [
  'drafts.createat as create_at',
  'drafts.updateat as update_at',
  'drafts.deleteat as delete_at',
  'drafts.userid as user_id',
  'drafts.channelid as channel_id',
  'drafts.rootid as root_id',
  'drafts.message',
  'drafts.type',
  'drafts.props',
  'drafts.fileids as file_ids',
  'drafts.priority',
] as const;

const one = hot<{ userId: string; channelId: string; rootId: string }, DraftRow>(
  (db, p) =>
    db
      .selectFrom('drafts')
      .select(columns)
      .where('userid', '=', p.userId)
      .where('channelid', '=', p.channelId)
      .where('rootid', '=', p.rootId) as never,
);

export const findDraft = async (db: Db, userId: string, channelId: string, rootId: string): Promise<DraftRow | undefined> =>
  (await one(db, { userId, channelId, rootId }))[0];

/** Those in channels of the team and in direct ones that the person is in, newest change first. */
export async function draftsOfUser(db: Db, userId: string, teamId: string): Promise<DraftRow[]> {
  return db
    .selectFrom('drafts')
    .innerJoin('channels', 'channels.id', 'drafts.channelid')
    .innerJoin('channelmembers', (join) =>
      join.onRef('channelmembers.channelid', '=', 'drafts.channelid').onRef('channelmembers.userid', '=', 'drafts.userid'),
    )
    .select(columns)
    .where('drafts.userid', '=', userId)
    .where('drafts.deleteat', '=', 0)
    .where('channels.teamid', 'in', [teamId, ''])
    .orderBy('drafts.updateat', 'desc')
    .execute();
}

const save = hot<DraftRow, never>(
  (db, p) =>
    db
      .insertInto('drafts')
      .values({
        createat: p.create_at,
        updateat: p.update_at,
        deleteat: 0,
        userid: p.user_id,
        channelid: p.channel_id,
        rootid: p.root_id,
        message: p.message,
        type: p.type,
        props: p.props,
        fileids: p.file_ids,
        priority: p.priority,
      })
      .onConflict((c) =>
        c.columns(['userid', 'channelid', 'rootid']).doUpdateSet({
          updateat: p.update_at,
          deleteat: 0,
          message: p.message,
          type: p.type,
          props: p.props,
          fileids: p.file_ids,
          priority: p.priority,
        }),
      ) as never,
);

/** One for each place; when it was begun stays. */
export async function saveDraft(db: WriteDb, row: DraftRow): Promise<void> {
  await save(db, row);
}

export async function deleteDraft(db: WriteDb, userId: string, channelId: string, rootId: string): Promise<void> {
  await db.deleteFrom('drafts').where('userid', '=', userId).where('channelid', '=', channelId).where('rootid', '=', rootId).execute();
}
