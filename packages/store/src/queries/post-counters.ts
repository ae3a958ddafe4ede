import { type Db, hot, type WriteDb } from '../store.ts';

/** What a message adds to its channel. */
export interface Count {
  readonly channelId: string;
  readonly at: number;
  /** 1, or 0 for messages that only move the dates. */
  readonly messages: number;
  readonly roots: number;
  /** As `at`; 0 of a reply. */
  readonly rootAt: number;
}

export interface ChannelTotals {
  total_msg_count: number;
  total_msg_count_root: number;
  last_post_at: number;
}

/** Adds a message to its channel's totals, and returns these. */
export const countIn = (db: Db, p: Count) =>
  db
    .updateTable('channels')
    .set((eb) => ({
      totalmsgcount: eb('totalmsgcount', '+', p.messages),
      totalmsgcountroot: eb('totalmsgcountroot', '+', p.roots),
      lastpostat: db.dialect.greatest(eb.ref('lastpostat'), eb.val(p.at)),
      lastrootpostat: db.dialect.greatest(eb.ref('lastrootpostat'), eb.val(p.rootAt)),
    }))
    .where('id', '=', p.channelId)
    .returning(['totalmsgcount as total_msg_count', 'totalmsgcountroot as total_msg_count_root', 'lastpostat as last_post_at']);

const count = hot<Count, ChannelTotals>((db, p) => countIn(db, p) as never);

/** Counts a message in its channel and answers the new totals. */
export const countPost = async (db: WriteDb, post: Count): Promise<ChannelTotals | undefined> => (await count(db, post))[0];

interface ReadMark extends ChannelTotals {
  readonly channelId: string;
  readonly userId: string;
  readonly now: number;
}

const markRead = hot<ReadMark, never>(
  (db, p) =>
    db
      .updateTable('channelmembers')
      .set((eb) => ({
        msgcount: p.total_msg_count,
        msgcountroot: p.total_msg_count_root,
        mentioncount: 0,
        mentioncountroot: 0,
        urgentmentioncount: 0,
        lastviewedat: db.dialect.greatest(eb.ref('lastviewedat'), eb.val(p.last_post_at)),
        lastupdateat: p.now,
      }))
      .where('channelid', '=', p.channelId)
      .where('userid', '=', p.userId) as never,
);

/** The author has read the channel up to the message just written. */
export async function markAuthorRead(db: WriteDb, mark: ReadMark): Promise<void> {
  await markRead(db, mark);
}

interface MentionStep {
  readonly channelId: string;
  readonly users: unknown;
  readonly root: number;
  readonly urgent: number;
  readonly now: number;
}

const addMentionsTo = hot<MentionStep, never>(
  (db, p) =>
    db
      .updateTable('channelmembers')
      .set((eb) => ({
        mentioncount: eb('mentioncount', '+', 1),
        mentioncountroot: eb('mentioncountroot', '+', p.root),
        urgentmentioncount: eb(eb.fn.coalesce('urgentmentioncount', eb.lit(0)), '+', p.urgent),
        lastupdateat: p.now,
      }))
      .where('channelid', '=', p.channelId)
      .where(db.dialect.anyOfList('userid', p.users)) as never,
);

/** One more mention for each of them, in one statement. */
export async function countMentions(
  db: WriteDb,
  channelId: string,
  userIds: readonly string[],
  { root, urgent, now }: { root: boolean; urgent: boolean; now: number },
): Promise<void> {
  if (userIds.length === 0) return;
  await addMentionsTo(db, { channelId, users: db.dialect.list(userIds), root: root ? 1 : 0, urgent: root && urgent ? 1 : 0, now });
}

/** How a membership stands against its channel. */
export interface ReadState extends ChannelTotals {
  channel_id: string;
  last_viewed_at: number;
  msg_count: number;
  msg_count_root: number;
  mention_count: number;
  mention_count_root: number;
  urgent_mention_count: number;
}

const readStates = hot<{ userId: string; channels: unknown }, ReadState>(
  (db, p) =>
    db
      .selectFrom('channelmembers')
      .innerJoin('channels', 'channels.id', 'channelmembers.channelid')
      .select((eb) => [
        'channels.id as channel_id',
        'channels.totalmsgcount as total_msg_count',
        'channels.totalmsgcountroot as total_msg_count_root',
        'channels.lastpostat as last_post_at',
        'channelmembers.lastviewedat as last_viewed_at',
        'channelmembers.msgcount as msg_count',
        'channelmembers.msgcountroot as msg_count_root',
        'channelmembers.mentioncount as mention_count',
        'channelmembers.mentioncountroot as mention_count_root',
        eb.fn.coalesce('channelmembers.urgentmentioncount', eb.lit(0)).as('urgent_mention_count'),
      ])
      .where('channelmembers.userid', '=', p.userId)
      .where(db.dialect.anyOfList('channelmembers.channelid', p.channels)) as never,
);

/** Of those of these channels that the person is in. */
export const readStatesOf = async (db: Db, userId: string, channelIds: readonly string[]): Promise<ReadState[]> =>
  channelIds.length === 0 ? [] : readStates(db, { userId, channels: db.dialect.list(channelIds) });

const holdMemberships = hot<{ userId: string; channels: unknown }, never>(
  (db, p) =>
    db
      .selectFrom('channelmembers')
      .select('channelid')
      .where('userid', '=', p.userId)
      .where(db.dialect.anyOfList('channelid', p.channels))
      .orderBy('channelid')
      .modifyEnd(db.dialect.holdingRows) as never,
);

const readAll = hot<{ userId: string; channels: unknown; now: number }, never>(
  (db, p) =>
    db
      .updateTable('channelmembers')
      .set((eb) => {
        const of = (column: 'totalmsgcount' | 'totalmsgcountroot' | 'lastpostat') =>
          eb.selectFrom('channels').select(`channels.${column}`).whereRef('channels.id', '=', 'channelmembers.channelid').$asScalar();
        return {
          msgcount: of('totalmsgcount') as never,
          msgcountroot: of('totalmsgcountroot') as never,
          mentioncount: 0,
          mentioncountroot: 0,
          urgentmentioncount: 0,
          lastviewedat: db.dialect.greatest(eb.ref('lastviewedat'), of('lastpostat') as never),
          lastupdateat: p.now,
        };
      })
      .where('userid', '=', p.userId)
      .where(db.dialect.anyOfList('channelid', p.channels)) as never,
);

/** Everything in these channels counts as read. */
export async function markChannelsRead(db: WriteDb, userId: string, channelIds: readonly string[], now: number): Promise<void> {
  if (channelIds.length === 0) return;
  const channels = db.dialect.list(channelIds);
  // A mention that is being written is waited for: only then do the totals hold the message, which is read with it or not at all.
  await holdMemberships(db, { userId, channels });
  await readAll(db, { userId, channels, now });
}
